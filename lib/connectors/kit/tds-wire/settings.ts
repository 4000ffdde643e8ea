import type { PropertyValues } from "@/lib/shared/report-card/types";
import { endpointFields, readEndpoint } from "../endpoint/read-endpoint";
import type { NetworkTarget } from "../network-target";
import { textValue } from "../text-value";
import { strictProtocol } from "./request-tls";

/** The answers as the checks need them. Holds secrets. */
export interface TdsSettings {
  readonly database: string;
  readonly schema: string;
  readonly username: string;
  readonly password: string;
  /** Empty for the database's own. */
  readonly primaryKeyCollation: string;
}

/** Reads database, schema and login. */
export function readTdsSettings(values: PropertyValues): TdsSettings {
  return {
    database: textValue({ values, name: "database" }),
    schema: textValue({ values, name: "schema", fallback: "dbo" }),
    username: textValue({ values, name: "username" }),
    password: textValue({ values, name: "password" }),
    primaryKeyCollation: textValue({ values, name: "primary_key_collation" }),
  };
}

/** Reads where to connect and how. Inside of PRELOGIN messages there is no TLS 1.3 (see `carryTls`). */
export function readTdsEndpoint(values: PropertyValues): NetworkTarget {
  const target = readEndpoint({ values, defaultPort: 1433 });
  if (target.tls === null) return target;
  const isStrict = textValue({ values, name: "strict_encryption" }) === "true";
  const how = isStrict ? { alpn: strictProtocol } : ({ maxVersion: "TLSv1.2" } as const);
  return { ...target, tls: { ...target.tls, ...how } };
}

/** Properties that network failures point to. */
export const tdsFields = endpointFields;
