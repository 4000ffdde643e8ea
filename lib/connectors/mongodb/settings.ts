import type { PropertyValues } from "@/lib/shared/report-card/types";
import { readEndpoint } from "../kit/endpoint/read-endpoint";
import type { NetworkTarget } from "../kit/network-target";
import { textValue } from "../kit/text-value";

/** The answers as the checks need them. Holds secrets. */
export interface MongoSettings {
  readonly authenticationDatabase: string;
  readonly writeDatabase: string;
  readonly username: string;
  readonly password: string;
  readonly hasRole: boolean;
}

/** Reads databases and login. */
export function readMongoSettings(values: PropertyValues): MongoSettings {
  return {
    authenticationDatabase: textValue({ values, name: "authentication_database", fallback: "admin" }),
    writeDatabase: textValue({ values, name: "write_database" }),
    username: textValue({ values, name: "username" }),
    password: textValue({ values, name: "password" }),
    hasRole: textValue({ values, name: "auth_method" }) === "aws_iam_role",
  };
}

/** Reads where to connect and how. With `use_srv` the host is a name that servers are listed under. */
export function readMongoEndpoint(values: PropertyValues): NetworkTarget {
  return readEndpoint({ values, defaultPort: 27_017 });
}

/** Whether the host is a name that servers are listed under. */
export function usesService(values: PropertyValues): boolean {
  return textValue({ values, name: "use_srv" }) === "true";
}
