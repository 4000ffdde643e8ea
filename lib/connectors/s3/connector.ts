import type { PropertyValues } from "@/lib/shared/report-card/types";
import { defineConnector } from "../kit/define-connector";
import { objectStages } from "../kit/object-store/object-stages";
import { s3Store } from "../kit/object-store/s3-store";
import { createOpenResources } from "../kit/open-resources";
import { textValue } from "../kit/text-value";
import type { Stage } from "../types";
import { schema } from "./schema";

const fields = {
  keyId: "access_id",
  secret: "secret_key",
  bucket: "bucket_name",
  region: "bucket_region",
  host: "bucket_region",
} as const;

/** A role is assumed with an identity of this deployment, and it has none. */
const identity: Stage<unknown> = {
  id: "assume_role",
  title: "Take on the IAM role",
  applies: (values) => textValue({ values, name: "auth_method" }) === "aws_iam_role",
  run: async () => ({
    status: "FAILED",
    code: "auth_method_unsupported",
    field: "auth_method",
    message: "This service has no AWS identity of its own, so it cannot take on a role.",
    hint: "Choose the access key instead, or ask whoever runs this service.",
  }),
};

/** China is a partition with a domain of its own. A region that is none never reaches a host name. */
function endpoint(values: PropertyValues): string {
  const region = textValue({ values, name: "bucket_region" });
  const known = /^[a-z0-9-]{1,40}$/.test(region) ? region : "unknown";
  return `https://s3.${known}.amazonaws.com${known.startsWith("cn-") ? ".cn" : ""}`;
}

export default defineConnector({
  schema,
  createState: () => ({ resources: createOpenResources() }),
  stages: [
    identity,
    ...objectStages({
      noun: "bucket",
      fields: { dns_not_found: "bucket_region" },
      open: ({ values, context }) =>
        s3Store({
          context,
          endpoint: endpoint(values),
          bucket: textValue({ values, name: "bucket_name" }),
          region: textValue({ values, name: "bucket_region" }),
          keys: {
            accessKeyId: textValue({ values, name: "access_id" }),
            secretAccessKey: textValue({ values, name: "secret_key" }),
          },
          fields,
        }),
    }),
  ],
});
