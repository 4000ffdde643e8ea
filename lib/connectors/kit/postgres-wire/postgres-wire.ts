import type { Connector, ConnectorSchema } from "../../types";
import { defineConnector } from "../define-connector";
import { networkStages } from "../network-stages";
import { authenticate } from "./authenticate";
import { checks } from "./checks";
import type { PostgresDialect } from "./dialect";
import { requestTls } from "./request-tls";
import { createState } from "./state";

/** A connector for a server that speaks PostgreSQL's protocol. */
export function postgresWire(input: {
  readonly schema: ConnectorSchema;
  readonly dialect: PostgresDialect;
}): Connector {
  const { schema, dialect } = input;
  return defineConnector({
    schema,
    createState,
    stages: [
      ...networkStages({ fields: dialect.networkFields, read: dialect.readTarget, requestTls }),
      authenticate(dialect),
      ...checks(dialect),
    ],
  });
}
