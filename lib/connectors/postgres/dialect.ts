import { type PostgresDialect, postgresLimits, postgresQueries } from "../kit/postgres-wire/dialect";
import { readSettings } from "../kit/postgres-wire/read-settings";
import { networkFields, readTarget } from "./settings";

/** PostgreSQL itself, under the property names of the Stitch report card. */
export const dialect: PostgresDialect = {
  networkFields,
  fields: {
    host: "host",
    port: "port",
    tls: "ssl",
    database: "database",
    schema: "schema",
    username: "username",
    password: "password",
  },
  readTarget,
  readSettings,
  queries: postgresQueries,
  limits: postgresLimits,
};
