import { accessKey, bucketName, bucketRegion, hmacKey } from "../kit/bucket/bucket-properties";
import { atVendor, stagingStep } from "../kit/bucket/staging-step";

/** A bucket the server loads from: S3 with an access key, or Google Cloud Storage with an HMAC key. */
export const staging = stagingStep({
  vendors: { bucket_s3: "Amazon S3", bucket_gcs: "Google Cloud Storage" },
  properties: [
    bucketName({ shown_when: atVendor("bucket_s3", "bucket_gcs") }),
    bucketRegion({ shown_when: atVendor("bucket_s3") }),
    ...accessKey({ shown_when: atVendor("bucket_s3") }),
    ...hmacKey({ shown_when: atVendor("bucket_gcs") }),
  ],
});
