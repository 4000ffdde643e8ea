import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { AwsKeys } from "../kit/aws/send-signed";
import { defineConnector, type RunState } from "../kit/define-connector";
import { objectStages } from "../kit/object-store/object-stages";
import { s3Store } from "../kit/object-store/s3-store";
import { createOpenResources } from "../kit/open-resources";
import { awsRoleStage } from "../kit/role/role-stages";
import { textValue } from "../kit/text-value";
import { schema } from "./schema";

const fields = {
  keyId: "access_id",
  secret: "secret_key",
  bucket: "bucket_name",
  region: "bucket_region",
  host: "bucket_region",
} as const;

/** China is a partition with a domain of its own. A region that is none never reaches a host name. */
function endpoint(values: PropertyValues): string {
  const region = textValue({ values, name: "bucket_region" });
  const known = /^[a-z0-9-]{1,40}$/.test(region) ? region : "unknown";
  return `https://s3.${known}.amazonaws.com${known.startsWith("cn-") ? ".cn" : ""}`;
}

/** Keys of the role, once it is taken on. */
interface S3State extends RunState {
  roleKeys: AwsKeys | null;
}

export default defineConnector<S3State>({
  schema,
  createState: () => ({ resources: createOpenResources(), roleKeys: null }),
  stages: [
    awsRoleStage({
      region: (values) => textValue({ values, name: "bucket_region" }),
      keep: ({ state, got }) => {
        state.roleKeys = got;
      },
    }),
    ...objectStages<S3State>({
      noun: "bucket",
      fields: { dns_not_found: "bucket_region" },
      open: ({ values, context, state }) =>
        s3Store({
          context,
          endpoint: endpoint(values),
          bucket: textValue({ values, name: "bucket_name" }),
          region: textValue({ values, name: "bucket_region" }),
          keys: state.roleKeys ?? {
            accessKeyId: textValue({ values, name: "access_id" }),
            secretAccessKey: textValue({ values, name: "secret_key" }),
          },
          fields,
        }),
    }),
  ],
});
