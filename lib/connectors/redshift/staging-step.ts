import type { ShownWhen } from "@/lib/shared/report-card/types";
import { accessKey, bucketName, bucketRegion } from "../kit/bucket/bucket-properties";
import { methodTitles } from "../kit/bucket/method-titles";
import { atVendor, stagingStep } from "../kit/bucket/staging-step";
import { choiceField } from "../kit/http-api/fields";
import { awsRoleProperties } from "../kit/role/role-properties";

const shown_when = atVendor("bucket_s3");
const by = (method: string): ShownWhen => ({ property: "bucket_auth_method", in: [method] });
const { aws_access_keys, aws_iam_role } = methodTitles;

/** A bucket the cluster loads from with COPY. */
export const staging = stagingStep({
  vendors: { bucket_s3: "Amazon S3" },
  properties: [
    bucketName({ shown_when }),
    bucketRegion({ shown_when }),
    {
      ...choiceField({
        name: "bucket_auth_method",
        title: "How to sign in to the bucket",
        description: "With a role there is no secret to hand over.",
        choices: { aws_access_keys, aws_iam_role },
      }),
      shown_when,
    },
    ...awsRoleProperties({ shown_when: by("aws_iam_role") }),
    ...accessKey({ shown_when: by("aws_access_keys") }),
  ],
});
