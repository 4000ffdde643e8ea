import { defineConnector } from "../kit/define-connector";
import { toStage } from "../kit/http-api/api-stage";
import { type ApiState, createApiState } from "../kit/http-api/api-state";
import { networkStages } from "../kit/network-stages";
import { s3Staging } from "../kit/object-store/s3-staging";
import { stagingStages } from "../kit/object-store/staging-stages";
import { textValue } from "../kit/text-value";
import { browsing } from "./browsing";
import { checks } from "./checks";
import { network, place } from "./place";
import { schema } from "./schema";

export default defineConnector<ApiState>({
  schema,
  browsing,
  createState: createApiState,
  stages: [
    ...networkStages<ApiState>(network),
    ...checks.map((stage) => toStage({ stage, place, credentialField: "auth_method" })),
    ...stagingStages<ApiState>({
      noun: "bucket",
      fields: { dns_not_found: "bucket_region" },
      applies: (values) => textValue({ values, name: "metastore" }) === "hive",
      open: s3Staging,
    }),
  ],
});
