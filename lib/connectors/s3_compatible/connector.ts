import { defineConnector } from "../kit/define-connector";
import { networkStages } from "../kit/network-stages";
import { createNetworkState, type NetworkFields, type NetworkState } from "../kit/network-target";
import { objectStages } from "../kit/object-store/object-stages";
import { s3Store } from "../kit/object-store/s3-store";
import { textValue } from "../kit/text-value";
import { readTarget } from "./read-target";
import { schema } from "./schema";

const networkFields: NetworkFields = {
  host: "host",
  port: "host",
  tls: "disable_ssl",
  ca: "host",
  sshHost: "host",
  sshPort: "host",
  sshUsername: "host",
};

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
    ...networkStages({ fields: networkFields, read: readTarget }),
    ...objectStages({
      noun: "bucket",
      fields: { otherwise: "host" },
      open: ({ values, context }) => {
        const { host, port, tls } = readTarget(values);
        const approvedFingerprints = context.trusted.fingerprints({ kind: "tls_certificate", host, port });
        return s3Store({
          context,
          endpoint: `${tls === null ? "http" : "https"}://${host.includes(":") ? `[${host}]` : host}:${port}`,
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
