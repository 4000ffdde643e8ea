import type { Connector, ConnectorSchema } from "../../types";
import { defineConnector } from "../define-connector";
import { endpointFields } from "../endpoint/read-endpoint";
import { networkStages } from "../network-stages";
import { authenticate } from "./authenticate";
import { browseMysql } from "./browse/browse-mysql";
import { checks } from "./checks";
import type { MysqlDialect } from "./dialect";
import { readEndpointOf } from "./read-endpoint-of";
import { requestTls } from "./request-tls";
import { createMysqlState, type MysqlState } from "./state";

/** A connector for a server that speaks MySQL's protocol. */
export function mysqlWire(input: {
  readonly schema: ConnectorSchema;
  readonly dialect: MysqlDialect;
  readonly sleeps?: Connector["sleeps"];
}): Connector {
  const { schema, dialect } = input;
  // Where TLS cannot be turned off, the card has no property for it.
  const fields = dialect.isTlsForced === true ? { ...endpointFields, tls: "host" } : endpointFields;
  const opening = [
    ...networkStages<MysqlState>({
      fields,
      read: (values) => readEndpointOf({ dialect, values }),
      requestTls,
    }),
    authenticate(dialect),
  ];
  return defineConnector({
    schema,
    createState: createMysqlState,
    stages: [...opening, ...checks(dialect)],
    ...(input.sleeps === undefined ? {} : { sleeps: input.sleeps }),
    browsing: browseMysql({ dialect, stages: opening, createState: createMysqlState }),
  });
}
