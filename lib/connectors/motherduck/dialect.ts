import type { PostgresDialect } from "../kit/postgres-wire/dialect";
import { textValue } from "../kit/text-value";
import { failures } from "./failures";

/** MotherDuck's PostgreSQL endpoint; its SQL is DuckDB's. */
export const dialect: PostgresDialect = {
  // A region that is not there or not reachable is all the form could put right.
  networkFields: {
    host: "region",
    port: "region",
    tls: "region",
    ca: "region",
    sshHost: "region",
    sshPort: "region",
    sshUsername: "region",
  },
  fields: {
    host: "region",
    port: "region",
    tls: "region",
    database: "database",
    schema: "schema",
    username: "access_token",
    password: "access_token",
  },
  readTarget: (values) => ({
    host: `pg.${regionOf(textValue({ values, name: "region" }))}-aws.motherduck.com`,
    port: 5432,
    tls: { mode: "verify-full" },
    ssh: null,
  }),
  readSettings: (values) => ({
    database: textValue({ values, name: "database", fallback: "my_db" }),
    schema: textValue({ values, name: "schema", fallback: "main" }),
    // The endpoint tells users apart by their token alone.
    username: "postgres",
    password: textValue({ values, name: "access_token" }),
  }),
  queries: {
    version: "SELECT version() AS version",
    database: "SELECT true AS may_create",
    schema: `SELECT true AS may_use, true AS may_create FROM information_schema.schemata
      WHERE catalog_name = current_database() AND schema_name = $1`,
    permissions: null,
    powers: null,
  },
  limits: [],
  failures,
  remedies: () => ({
    login: null,
    connect: null,
    createSchema: null,
    grantSchema: null,
    writable: null,
    hba: null,
    smallerUser: null,
  }),
};

/** The region becomes part of a host name: nothing but the known ones may. */
function regionOf(region: string): string {
  return region === "eu-central-1" ? region : "us-east-1";
}
