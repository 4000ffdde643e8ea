import type { Connector, ConnectorSchema } from "../../types";
import { defineConnector } from "../define-connector";
import { endpointFields } from "../endpoint/read-endpoint";
import { networkStages } from "../network-stages";
import { authenticate } from "./authenticate";
import { checks } from "./checks";
import type { MysqlDialect } from "./dialect";
import { readEndpointOf } from "./read-endpoint-of";
import { requestTls } from "./request-tls";
import { createMysqlState } from "./state";

/** A connector for a server that speaks MySQL's protocol. */
export function mysqlWire(input: {
  readonly schema: ConnectorSchema;
  readonly dialect: MysqlDialect;
}): Connector {
  const { schema, dialect } = input;
  // Where TLS cannot be turned off, the card has no property for it.
  const fields = dialect.isTlsForced === true ? { ...endpointFields, tls: "host" } : endpointFields;
  return defineConnector({
    schema,
    createState: createMysqlState,
    stages: [
      ...networkStages({ fields, read: (values) => readEndpointOf({ dialect, values }), requestTls }),
      authenticate(dialect),
      ...checks(dialect),
    ],
  });
}
