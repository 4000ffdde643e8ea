import { endpointFields, readEndpoint } from "../endpoint/read-endpoint";
import { type PostgresDialect, postgresLimits, postgresQueries } from "./dialect";
import { readSettings } from "./read-settings";

type Own = Pick<PostgresDialect, "queries" | "limits" | "failures" | "remedies">;

/** A dialect for cards made of the properties of `kit/endpoint`. What is not given is PostgreSQL's. */
export function endpointDialect(input: { readonly defaultPort: number } & Partial<Own>): PostgresDialect {
  const { defaultPort, ...own } = input;
  return {
    networkFields: endpointFields,
    fields: {
      host: "host",
      port: "port",
      tls: "disable_ssl",
      database: "database",
      schema: "schema",
      username: "username",
      password: "password",
    },
    readTarget: (values) => readEndpoint({ values, defaultPort }),
    readSettings,
    queries: postgresQueries,
    limits: postgresLimits,
    ...own,
  };
}
