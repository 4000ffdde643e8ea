import { defineConnector } from "../kit/define-connector";
import { networkStages } from "../kit/network-stages";
import { createNetworkState, type NetworkState } from "../kit/network-target";
import { objectStages } from "../kit/object-store/object-stages";
import { readS3Target, s3NetworkFields, s3TargetOrigin } from "../kit/object-store/s3-endpoint";
import { s3Store } from "../kit/object-store/s3-store";
import { textValue } from "../kit/text-value";
import { schema } from "./schema";

const fields = {
  keyId: "access_id",
  secret: "secret_key",
  bucket: "bucket_name",
  region: "bucket_region",
  host: "host",
} as const;

export default defineConnector<NetworkState>({
  schema,
  createState: createNetworkState,
  stages: [
    ...networkStages({ fields: s3NetworkFields, read: readS3Target }),
    ...objectStages({
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
    }),
  ],
});
