import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { BucketState, BucketVendor } from "../kit/bucket/bucket";
import { bucketObjects, bucketStages } from "../kit/bucket/bucket-stages";
import { bucketSignInStages } from "../kit/bucket/sign-in-stages";
import { defineConnector } from "../kit/define-connector";
import { networkStages } from "../kit/network-stages";
import { createNetworkState, type NetworkState } from "../kit/network-target";
import { browseObjects } from "../kit/object-store/listing/browse-objects";
import { sasEnd } from "../kit/object-store/read-sas";
import { readS3Target, s3NetworkFields } from "../kit/object-store/s3-endpoint";
import { textValue } from "../kit/text-value";
import type { Stage } from "../types";
import { bucket } from "./bucket";
import { commitProbe } from "./commit-probe";
import { schema } from "./schema";

type DeltaState = NetworkState & BucketState;

/** Only a host the user names is looked up and reached on its own. */
const network: readonly Stage<DeltaState>[] = networkStages<DeltaState>({
  fields: s3NetworkFields,
  read: readS3Target,
}).map((stage) => ({
  ...stage,
  applies: (values: PropertyValues) => isOwn(values) && (stage.applies?.(values) ?? true),
}));

function isOwn(values: PropertyValues): boolean {
  const own: BucketVendor = "bucket_s3_compatible";
  return textValue({ values, name: "bucket_vendor" }) === own;
}

export default defineConnector<DeltaState>({
  schema,
  createState: createNetworkState,
  stages: [...network, ...bucketStages<DeltaState>(bucket), commitProbe],
  browsing: browseObjects<DeltaState>({
    stages: bucketSignInStages<DeltaState>(bucket),
    createState: createNetworkState,
    open: bucketObjects<DeltaState>(bucket).open,
  }),
  endsAt: (values) => sasEnd({ pasted: textValue({ values, name: "shared_access_signature_token" }) }),
});
