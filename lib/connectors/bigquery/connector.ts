import { defineConnector } from "../kit/define-connector";
import { toStage } from "../kit/http-api/api-stage";
import { type ApiState, createApiState } from "../kit/http-api/api-state";
import { reachStages } from "../kit/http-api/reach-stages";
import { readSettings } from "../kit/http-api/read-settings";
import { gcsRemedy, gcsStore } from "../kit/object-store/gcs-store";
import { stagingStages } from "../kit/object-store/staging-stages";
import { textValue } from "../kit/text-value";
import { browsing } from "./browsing";
import { bucketRegion } from "./bucket-region";
import { checks } from "./checks";
import { credentialField, place } from "./place";
import { schema } from "./schema";
import { signIn } from "./sign-in";

export default defineConnector<ApiState>({
  schema,
  browsing,
  createState: createApiState,
  stages: [
    ...reachStages(place),
    ...signIn,
    ...checks.map((stage) => toStage({ stage, place, credentialField: "auth_method" })),
    ...stagingStages<ApiState>({
      noun: "bucket",
      fields: {},
      applies: (values) => textValue({ values, name: "bucket_name" }) !== "",
      open: ({ values, context, state }) => {
        const bucket = textValue({ values, name: "bucket_name" });
        return gcsStore({
          context,
          bucket,
          token: state.kept.get("access_token") ?? "",
          credentialField: credentialField(readSettings(values)),
          remedy: gcsRemedy({ bucket }),
        });
      },
    }),
    toStage({ stage: bucketRegion, place, credentialField: "auth_method" }),
  ],
});
