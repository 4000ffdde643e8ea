import type { BucketState } from "../kit/bucket/bucket";
import { stagingBucketStages } from "../kit/bucket/bucket-stages";
import { network, place } from "../kit/databricks/place";
import { defineConnector } from "../kit/define-connector";
import { toStage } from "../kit/http-api/api-stage";
import { type ApiState, createApiState } from "../kit/http-api/api-state";
import { networkStages } from "../kit/network-stages";
import { textValue } from "../kit/text-value";
import { browsing } from "./browsing";
import { checks } from "./checks";
import { schema } from "./schema";

export default defineConnector<ApiState & BucketState>({
  schema,
  browsing,
  createState: createApiState,
  stages: [
    ...networkStages<ApiState & BucketState>(network),
    ...checks.map((stage) => toStage({ stage, place, credentialField: "auth_method" })),
    ...stagingBucketStages<ApiState & BucketState>({
      vendor: (values) => (textValue({ values, name: "metastore" }) === "hive" ? "bucket_s3" : null),
      methodProperty: "bucket_auth_method",
    }),
  ],
});
