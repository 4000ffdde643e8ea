import type { PropertyValues } from "@/lib/shared/report-card/types";
import { endpointFields, readEndpoint } from "../kit/endpoint/read-endpoint";
import type { NetworkFields, NetworkTarget } from "../kit/network-target";
import { textValue } from "../kit/text-value";

/** The answers as the checks need them. Holds secrets. */
export interface OracleSettings {
  readonly service: string;
  readonly schema: string;
  readonly username: string;
  readonly password: string;
}

/** Reads service, schema and login. */
export function readOracleSettings(values: PropertyValues): OracleSettings {
  return {
    service: textValue({ values, name: "database" }),
    schema: textValue({ values, name: "schema" }),
    username: textValue({ values, name: "username" }),
    password: textValue({ values, name: "password" }),
  };
}

/** Reads where to connect and how, without the wallet: reading that can fail (see `network`). */
export function readOracleEndpoint(values: PropertyValues): NetworkTarget {
  return readEndpoint({ values, defaultPort: 1521 });
}

/** Properties that network failures point to. */
export const oracleFields: NetworkFields = { ...endpointFields, ca: "wallet" };
