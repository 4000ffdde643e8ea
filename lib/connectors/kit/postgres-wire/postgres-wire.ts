import type { Browsing } from "../../browsing";
import type { Connector, ConnectorSchema, Stage } from "../../types";
import { defineConnector } from "../define-connector";
import { networkStages } from "../network-stages";
import { authenticate } from "./authenticate";
import { browsePostgres } from "./browse/browse-postgres";
import type { PostgresCatalogue } from "./browse/catalogue";
import { checks } from "./checks";
import type { PostgresDialect } from "./dialect";
import { requestTls } from "./request-tls";
import { createState, type PostgresState } from "./state";

/** A connector for a server that speaks PostgreSQL's protocol. With a catalogue, it can be looked into. */
export function postgresWire(input: {
  readonly schema: ConnectorSchema;
  readonly dialect: PostgresDialect;
  readonly catalogue?: PostgresCatalogue;
  /** How to look into it, where that is not PostgreSQL's way. */
  readonly browse?: (opening: { readonly stages: readonly Stage<PostgresState>[] }) => Browsing;
  /** What gets the login, where the answers do not hold it. */
  readonly beforehand?: readonly Stage<PostgresState>[];
  /** What is checked once the database is found to work. */
  readonly afterwards?: readonly Stage<PostgresState>[];
  readonly sleeps?: Connector["sleeps"];
}): Connector {
  const { schema, dialect, catalogue } = input;
  const opening = [
    ...networkStages<PostgresState>({
      fields: dialect.networkFields,
      read: dialect.readTarget,
      requestTls,
    }),
    ...(input.beforehand ?? []),
    authenticate(dialect),
  ];
  const own = input.browse?.({ stages: opening });
  const browsing =
    catalogue === undefined ? own : browsePostgres({ dialect, catalogue, stages: opening, createState });
  return defineConnector({
    schema,
    createState,
    stages: [...opening, ...checks(dialect), ...(input.afterwards ?? [])],
    ...(browsing === undefined ? {} : { browsing }),
    ...(input.sleeps === undefined ? {} : { sleeps: input.sleeps }),
  });
}
