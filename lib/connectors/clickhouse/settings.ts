import type { PropertyValues } from "@/lib/shared/report-card/types";
import { readEndpoint } from "../kit/endpoint/read-endpoint";
import type { NetworkTarget } from "../kit/network-target";
import { textValue } from "../kit/text-value";

/** The answers as the checks need them. Holds secrets. */
export interface ClickhouseSettings {
  /** Empty without a cluster. */
  readonly cluster: string;
  readonly connectionDatabase: string;
  readonly writeDatabase: string;
  readonly username: string;
  readonly password: string;
}

/** Reads databases and login. */
export function readSettings(values: PropertyValues): ClickhouseSettings {
  return {
    cluster: textValue({ values, name: "cluster" }),
    connectionDatabase: textValue({ values, name: "connection_database", fallback: "default" }),
    writeDatabase: textValue({ values, name: "write_database" }),
    username: textValue({ values, name: "username" }),
    password: textValue({ values, name: "password" }),
  };
}

/** Reads where to connect and how. */
export function readTarget(values: PropertyValues): NetworkTarget {
  return { ...readEndpoint({ values, defaultPort: 8443 }), ssh: null };
}
