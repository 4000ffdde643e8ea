import { objectBucketStages } from "../kit/bucket/bucket-stages";
import { bucketSignInStages } from "../kit/bucket/sign-in-stages";
import { defineConnector } from "../kit/define-connector";
import { createApiState } from "../kit/http-api/api-state";
import { browsing } from "./browsing";
import { checks } from "./checks";
import { schema } from "./schema";
import { bucket } from "./settings";
import type { IcebergState } from "./state";

export default defineConnector<IcebergState>({
  schema,
  browsing,
  createState: createApiState,
  stages: [
    // The catalogs of AWS and Google are opened with what opens the bucket.
    ...bucketSignInStages<IcebergState>(bucket),
    ...checks,
    ...objectBucketStages<IcebergState>(bucket),
  ],
});
