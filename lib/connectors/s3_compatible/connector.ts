import { defineConnector } from "../kit/define-connector";
import { networkStages } from "../kit/network-stages";
import { createNetworkState, type NetworkState } from "../kit/network-target";
import { browseObjects } from "../kit/object-store/listing/browse-objects";
import { type ObjectStagesDefinition, objectStages } from "../kit/object-store/object-stages";
import { readS3Target, s3NetworkFields, s3TargetOrigin } from "../kit/object-store/s3-endpoint";
import { s3Store } from "../kit/object-store/s3-store";
import { textValue } from "../kit/text-value";
import type { Stage } from "../types";
import { schema } from "./schema";

const fields = {
  keyId: "access_id",
  secret: "secret_key",
  bucket: "bucket_name",
  region: "bucket_region",
  host: "host",
} as const;

const createState = createNetworkState;

/** What comes before the store can be opened. */
const opening: readonly Stage<NetworkState>[] = [
  ...networkStages({ fields: s3NetworkFields, read: readS3Target }),
];

const objects: ObjectStagesDefinition<NetworkState> = {
  noun: "bucket",
  fields: { otherwise: "host" },
  open: ({ values, context }) => {
    const target = readS3Target(values);
    const { host, port, tls } = target;
    const approvedFingerprints = context.trusted.fingerprints({ kind: "tls_certificate", host, port });
    return s3Store({
      context,
      endpoint: s3TargetOrigin(target),
      bucket: textValue({ values, name: "bucket_name" }),
      region: textValue({ values, name: "bucket_region", fallback: "us-east-1" }),
      keys: {
        accessKeyId: textValue({ values, name: "access_id" }),
        secretAccessKey: textValue({ values, name: "secret_key" }),
      },
      fields,
      access: { allowPlain: tls === null, tls: { approvedFingerprints } },
    });
  },
};

export default defineConnector<NetworkState>({
  schema,
  createState,
  stages: [...opening, ...objectStages<NetworkState>(objects)],
  browsing: browseObjects<NetworkState>({ stages: opening, createState, open: objects.open }),
});
