import { defineConnector } from "../kit/define-connector";
import { endpointFields } from "../kit/endpoint/read-endpoint";
import { networkStages } from "../kit/network-stages";
import { createNetworkState, type NetworkState } from "../kit/network-target";
import { browseClickhouse } from "./browsing";
import { authenticate, checks } from "./checks";
import { schema } from "./schema";
import { readTarget } from "./settings";

const reach = networkStages<NetworkState>({ fields: endpointFields, read: readTarget });

export default defineConnector({
  schema,
  createState: createNetworkState,
  stages: [...reach, ...checks],
  browsing: browseClickhouse({ stages: [...reach, authenticate] }),
});
