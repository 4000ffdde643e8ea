import { factText, readPath } from "../kit/http-api/api-answer";
import type { ApiStage } from "../kit/http-api/api-stage";
import { bearer } from "../kit/http-api/bearer";
import { gcsOrigin } from "../kit/object-store/gcs-store";

/** Compares the region that was entered with the bucket's own, where the account may see that. */
export const bucketRegion: ApiStage = {
  id: "staging_region",
  title: "Compare the bucket's region",
  applies: ({ text }) => text("bucket_name") !== "" && text("bucket_region") !== "",
  run: async (check) => {
    const bucket = encodeURIComponent(check.text("bucket_name"));
    const answer = await check.call({
      url: `${gcsOrigin}/storage/v1/b/${bucket}?fields=location`,
      headers: bearer(check),
      // The role that writes objects does not include seeing the bucket itself.
      isExpected: (status) => status === 200 || status === 403,
      failures: {},
    });
    const location = readPath(answer.json, "location");
    if (answer.status !== 200 || location === "") {
      return {
        status: "PASSED",
        message: "The account may not see the bucket's region, so it was not compared.",
      };
    }
    if (location.toLowerCase() === check.text("bucket_region").toLowerCase()) {
      return { status: "PASSED", message: "The bucket is in this region." };
    }
    return check.refuse({
      code: "region_mismatch",
      field: "bucket_region",
      message: "The bucket is in another region.",
      hint: `Enter ${factText(location).toLowerCase()}.`,
    });
  },
};
