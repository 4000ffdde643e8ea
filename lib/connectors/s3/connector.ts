import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { AwsKeys } from "../kit/aws/send-signed";
import { defineConnector, type RunState } from "../kit/define-connector";
import { browseObjects } from "../kit/object-store/listing/browse-objects";
import { type ObjectStagesDefinition, objectStages } from "../kit/object-store/object-stages";
import { awsS3Endpoint } from "../kit/object-store/s3-endpoint";
import { s3PowersStage } from "../kit/object-store/s3-powers";
import { s3Store } from "../kit/object-store/s3-store";
import { createOpenResources } from "../kit/open-resources";
import { awsRoleStage } from "../kit/role/role-stages";
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

const roleFields = { ...fields, keyId: "aws_iam_role_arn", secret: "aws_iam_role_arn" } as const;

/** Keys of the role, once it is taken on. */
interface S3State extends RunState {
  roleKeys: AwsKeys | null;
}

const createState = (): S3State => ({ resources: createOpenResources(), roleKeys: null });

/** What comes before the store can be opened. */
const opening: readonly Stage<S3State>[] = [
  awsRoleStage({
    region: (values) => textValue({ values, name: "bucket_region" }),
    keep: ({ state, got }) => {
      state.roleKeys = got;
    },
  }),
];

/** Those of the role, or those typed. */
function keysOf({ values, state }: { readonly values: PropertyValues; readonly state: S3State }): AwsKeys {
  return (
    state.roleKeys ?? {
      accessKeyId: textValue({ values, name: "access_id" }),
      secretAccessKey: textValue({ values, name: "secret_key" }),
    }
  );
}

const objects: ObjectStagesDefinition<S3State> = {
  noun: "bucket",
  fields: { dns_not_found: "bucket_region" },
  open: ({ values, context, state }) =>
    s3Store({
      context,
      endpoint: awsS3Endpoint({ region: textValue({ values, name: "bucket_region" }) }),
      bucket: textValue({ values, name: "bucket_name" }),
      region: textValue({ values, name: "bucket_region" }),
      keys: keysOf({ values, state }),
      fields: state.roleKeys === null ? fields : roleFields,
    }),
};

const powers = s3PowersStage<S3State>({
  open: ({ values, state }) => ({
    endpoint: awsS3Endpoint({ region: textValue({ values, name: "bucket_region" }) }),
    region: textValue({ values, name: "bucket_region" }),
    bucket: textValue({ values, name: "bucket_name" }),
    keys: keysOf({ values, state }),
    keyField: state.roleKeys === null ? fields.keyId : roleFields.keyId,
  }),
});

export default defineConnector<S3State>({
  schema,
  createState,
  stages: [...opening, ...objectStages<S3State>(objects), powers],
  browsing: browseObjects<S3State>({ stages: opening, createState, open: objects.open }),
});
