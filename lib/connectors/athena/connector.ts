import { openBucket } from "../kit/bucket/open-bucket";
import { defineConnector } from "../kit/define-connector";
import { type ApiStage, toStage } from "../kit/http-api/api-stage";
import { type ApiState, createApiState } from "../kit/http-api/api-state";
import { reachStages } from "../kit/http-api/reach-stages";
import { readSettings } from "../kit/http-api/read-settings";
import { stagingStages } from "../kit/object-store/staging-stages";
import { browsing } from "./browsing";
import { keysOf, place, role } from "./call";
import { catalogueChecks, queryCheck } from "./checks";
import { schema } from "./schema";
import { writeProbe } from "./write-probe";

const bound = (stage: ApiStage) => toStage({ stage, place, credentialField: "auth_method" });

export default defineConnector<ApiState>({
  schema,
  browsing,
  createState: createApiState,
  stages: [
    ...reachStages(place),
    role,
    ...catalogueChecks.map(bound),
    ...stagingStages<ApiState>({
      noun: "bucket",
      fields: { dns_not_found: "bucket_region" },
      open: ({ values, context, state }) =>
        openBucket({
          definition: { vendor: () => "bucket_s3", methodProperty: "auth_method" },
          values,
          context,
          grant: { keys: keysOf({ ...readSettings(values), kept: (name) => state.kept.get(name) ?? "" }) },
        }),
    }),
    bound(queryCheck),
    bound(writeProbe),
  ],
});
