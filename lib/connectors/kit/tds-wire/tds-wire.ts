import type { Connector, ConnectorSchema } from "../../types";
import { defineConnector } from "../define-connector";
import { networkStages } from "../network-stages";
import { authenticate } from "./authenticate";
import { browseTds } from "./browse/browse-tds";
import { carryTls } from "./carry-tls";
import { checks } from "./checks";
import { requestTls, strictProtocol } from "./request-tls";
import { readTdsEndpoint, tdsFields } from "./settings";
import { createTdsState, type TdsState } from "./state";

const opening = [
  ...networkStages<TdsState>({
    fields: tdsFields,
    read: readTdsEndpoint,
    requestTls,
    carryTls: ({ stream, target }) => (target.tls?.alpn === strictProtocol ? stream : carryTls({ stream })),
  }),
  authenticate,
];

/** A connector for SQL Server and what speaks its protocol. */
export function tdsWire({ schema }: { readonly schema: ConnectorSchema }): Connector {
  return defineConnector({
    schema,
    createState: createTdsState,
    stages: [...opening, ...checks],
    browsing: browseTds({ stages: opening }),
  });
}
