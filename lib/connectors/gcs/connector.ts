import type { PropertyValues } from "@/lib/shared/report-card/types";
import { defineConnector } from "../kit/define-connector";
import { type ApiState, createApiState } from "../kit/http-api/api-state";
import { gcsOrigin, gcsRemedy, gcsStore } from "../kit/object-store/gcs-store";
import { browseObjects } from "../kit/object-store/listing/browse-objects";
import { type ObjectStagesDefinition, objectStages } from "../kit/object-store/object-stages";
import { s3Store } from "../kit/object-store/s3-store";
import { googleRole } from "../kit/role/take-role";
import { textValue } from "../kit/text-value";
import type { Stage } from "../types";
import { schema } from "./schema";
import { role, token } from "./sign-in";

const fields = {
  keyId: "access_key",
  secret: "secret",
  bucket: "bucket_name",
  region: "bucket_name",
  host: "bucket_name",
} as const;

/** What a token came from. */
function credentialField(values: PropertyValues): string {
  const isRole = textValue({ values, name: "auth_method" }) === googleRole;
  return isRole ? "service_account_email" : "service_account_key";
}

const createState = createApiState;

/** What comes before the store can be opened. */
const opening: readonly Stage<ApiState>[] = [role, token];

const objects: ObjectStagesDefinition<ApiState> = {
  noun: "bucket",
  fields: {},
  open: ({ values, context, state }) => {
    const bucket = textValue({ values, name: "bucket_name" });
    const remedy = gcsRemedy({ bucket });
    const kept = state.kept.get("access_token");
    if (kept !== undefined) {
      return gcsStore({ context, bucket, token: kept, credentialField: credentialField(values), remedy });
    }
    return s3Store({
      context,
      endpoint: gcsOrigin,
      bucket,
      // Google takes part in S3's signatures, but its buckets have no region in this sense.
      region: "auto",
      keys: {
        accessKeyId: textValue({ values, name: "access_key" }),
        secretAccessKey: textValue({ values, name: "secret" }),
      },
      fields,
      ...(remedy === undefined ? {} : { remedy }),
    });
  },
};

export default defineConnector<ApiState>({
  schema,
  createState,
  stages: [...opening, ...objectStages<ApiState>(objects)],
  browsing: browseObjects<ApiState>({ stages: opening, createState, open: objects.open }),
});
