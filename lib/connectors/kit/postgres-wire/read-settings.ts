import type { PropertyValues } from "@/lib/shared/report-card/types";
import { textValue } from "../text-value";
import type { PostgresSettings } from "./settings";

/** Reads database, schema and login. */
export function readSettings(values: PropertyValues): PostgresSettings {
  return {
    database: textValue({ values, name: "database" }),
    schema: textValue({ values, name: "schema", fallback: "public" }),
    username: textValue({ values, name: "username" }),
    password: textValue({ values, name: "password" }),
  };
}
