import { defineConnector } from "../kit/define-connector";
import { type ApiState, createApiState } from "../kit/http-api/api-state";
import { browseObjects } from "../kit/object-store/listing/browse-objects";
import { type ObjectStagesDefinition, objectStages } from "../kit/object-store/object-stages";
import { connectionStages } from "./connection-stage";
import { createLakeState, databricksStages, type LakeState } from "./databricks-stages";
import { dfsStore } from "./dfs-store";
import { filesystem } from "./filesystem";
import { schema } from "./schema";
import { authenticate } from "./sign-in";

const objects: ObjectStagesDefinition<ApiState> = {
  noun: "container",
  fields: { dns_not_found: "storage_account_name" },
  folderProperty: "prefix_path",
  open: ({ values, context, state }) =>
    dfsStore({ values, context, token: state.kept.get("access_token") ?? "" }),
};

export default defineConnector<LakeState>({
  schema,
  createState: createLakeState,
  stages: [
    ...connectionStages,
    authenticate,
    filesystem,
    ...objectStages<LakeState>(objects),
    ...databricksStages,
  ],
  browsing: browseObjects<ApiState>({ ...objects, stages: [authenticate], createState: createApiState }),
});
