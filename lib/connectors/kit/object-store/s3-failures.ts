import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { ObjectAction, ObjectStoreFields } from "./object-store";

/** A cause, and what to say about it. */
export interface S3Failure {
  readonly code: FailureCode;
  /** Role of the property to change. */
  readonly field?: keyof ObjectStoreFields;
  readonly message: string;
  readonly hint: string;
  readonly remedy?: string;
}

const otherRegion: S3Failure = {
  code: "region_mismatch",
  field: "region",
  message: "The bucket is in another region.",
  hint: "Choose the region shown beside the bucket in the list of your buckets.",
};
const expired: S3Failure = {
  code: "credential_expired",
  field: "keyId",
  message: "This access key is temporary and no longer valid.",
  hint: "Create a permanent access key for a user made for this purpose, and enter both halves.",
};
const noBucket: S3Failure = {
  code: "bucket_not_found",
  field: "bucket",
  message: "There is no bucket of this name.",
  hint: "Check the spelling, or create the bucket.",
};
const busy: S3Failure = {
  code: "rate_limited",
  message: "The storage service asks to slow down.",
  hint: "Wait a minute and test again.",
};
const broken: S3Failure = {
  code: "provider_error",
  message: "The storage service had a problem of its own. What you entered was not judged.",
  hint: "Wait a minute and test again.",
};

/** By the `Code` of the error document (Amazon S3 API reference, "Error responses"). */
export const s3Failures: Readonly<Record<string, S3Failure>> = {
  SignatureDoesNotMatch: {
    code: "auth_failed",
    field: "secret",
    message: "The secret key does not belong to this access key.",
    hint: "Copy the secret key again, without spaces around it. It is shown only once: if it is lost, create a new key.",
  },
  InvalidAccessKeyId: {
    code: "auth_failed",
    field: "keyId",
    message: "There is no access key of this id.",
    hint: "Copy the access key id again, and check that the key is still active.",
  },
  NoSuchBucket: noBucket,
  InvalidBucketName: noBucket,
  PermanentRedirect: otherRegion,
  TemporaryRedirect: otherRegion,
  AuthorizationHeaderMalformed: otherRegion,
  IllegalLocationConstraintException: otherRegion,
  RequestTimeTooSkewed: {
    code: "clock_skew",
    message: "The clock of this service and that of the storage service differ too much.",
    hint: "What you entered was not judged. Whoever runs this service has to set its clock.",
  },
  ExpiredToken: expired,
  InvalidToken: expired,
  SlowDown: busy,
  ServiceUnavailable: busy,
  TooManyRequests: busy,
  InternalError: broken,
};

const verbs = { list: "list", write: "write", read: "read", remove: "remove" } as const;

/** A policy that allows what loading into one bucket needs. */
export function bucketPolicy(input: { readonly bucket: string }): string {
  const arn = `arn:aws:s3:::${input.bucket}`;
  const policy = {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: ["s3:ListBucket"], Resource: arn },
      {
        Effect: "Allow",
        Action: ["s3:PutObject", "s3:GetObject", "s3:DeleteObject"],
        Resource: `${arn}/*`,
      },
    ],
  };
  return JSON.stringify(policy, null, 2);
}

/** Signed in, but this is not allowed; with a policy that allows what is needed. */
export function accessDenied(input: { readonly action: ObjectAction; readonly bucket: string }): S3Failure {
  return {
    code: "permission_denied",
    field: "bucket",
    message: `This key may not ${verbs[input.action]} objects in the bucket.`,
    hint: "Check the bucket's name, and give the owner of the key a policy like this one.",
    remedy: bucketPolicy(input),
  };
}
