import type { BucketState } from "../kit/bucket/bucket";
import { stagingBucketStages } from "../kit/bucket/bucket-stages";
import { stagingBucket } from "../kit/bucket/staging-step";
import { defineConnector } from "../kit/define-connector";
import { endpointFields } from "../kit/endpoint/read-endpoint";
import { networkStages } from "../kit/network-stages";
import { createNetworkState, type NetworkState } from "../kit/network-target";
import { browseClickhouse } from "./browsing";
import { authenticate, checks } from "./checks";
import { schema } from "./schema";
import { readTarget } from "./settings";

const reach = networkStages<NetworkState>({ fields: endpointFields, read: readTarget });

const bucket = stagingBucket(["bucket_s3", "bucket_gcs"]);

export default defineConnector<NetworkState & BucketState>({
  schema,
  createState: createNetworkState,
  // A service that went idle takes the request and answers once it runs again.
  sleeps: ({ host }) => String(host).endsWith(".clickhouse.cloud"),
  stages: [...reach, ...checks, ...stagingBucketStages<NetworkState & BucketState>(bucket)],
  browsing: browseClickhouse({ stages: [...reach, authenticate] }),
});
