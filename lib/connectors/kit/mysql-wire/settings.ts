import type { PropertyValues } from "@/lib/shared/report-card/types";
import { textValue } from "../text-value";

/** The answers as the checks need them. Holds secrets. */
export interface MysqlSettings {
  /** The database to sign in to. */
  readonly connectionDatabase: string;
  /** The database to load into. */
  readonly writeDatabase: string;
  readonly username: string;
  readonly password: string;
}

/** Reads databases and login. */
export function readMysqlSettings(values: PropertyValues): MysqlSettings {
  return {
    connectionDatabase: textValue({ values, name: "connection_database" }),
    writeDatabase: textValue({ values, name: "write_database" }),
    username: textValue({ values, name: "username" }),
    password: textValue({ values, name: "password" }),
  };
}
