import { defineConnector } from "../kit/define-connector";
import { networkStages } from "../kit/network-stages";
import { checks } from "./checks";
import { requestTls } from "./request-tls";
import { schema } from "./schema";
import { networkFields, readTarget } from "./settings";
import { createState } from "./state";

export default defineConnector({
  schema,
  createState,
  stages: [...networkStages({ fields: networkFields, read: readTarget, requestTls }), ...checks],
});
