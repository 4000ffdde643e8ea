import { defineConnector } from "../kit/define-connector";
import { endpointFields } from "../kit/endpoint/read-endpoint";
import { networkStages } from "../kit/network-stages";
import { createNetworkState } from "../kit/network-target";
import { checks } from "./checks";
import { schema } from "./schema";
import { readTarget } from "./settings";

export default defineConnector({
  schema,
  createState: createNetworkState,
  stages: [...networkStages({ fields: endpointFields, read: readTarget }), ...checks],
});
