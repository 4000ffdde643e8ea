import { defineConnector } from "../kit/define-connector";
import { awsRoleStage } from "../kit/role/role-stages";
import { authenticate } from "./authenticate";
import { browseMongo } from "./browsing";
import { checks } from "./checks";
import { network } from "./network";
import { schema } from "./schema";
import { createMongoState, type MongoState } from "./state";

/** A role is of no region; AWS's oldest token service gives keys that count everywhere. */
const role = awsRoleStage<MongoState>({
  region: () => "us-east-1",
  keep: ({ state, got }) => {
    state.roleKeys = got;
  },
});

const opening = [role, ...network, authenticate];

export default defineConnector({
  schema,
  createState: createMongoState,
  stages: [...opening, ...checks],
  browsing: browseMongo({ stages: opening }),
});
