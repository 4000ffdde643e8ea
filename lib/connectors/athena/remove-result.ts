import { awsEndpoint } from "../kit/aws/aws-endpoint";
import { signRequest } from "../kit/aws/send-signed";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { keysOf } from "./call";
import type { FinishedQuery } from "./run-query";

/**
 * Removes the files of a result, which Athena leaves in the bucket: the rows and their description. A result
 * that a workgroup keeps elsewhere is its owner's. Returns false where the files stay.
 */
export async function removeResult(input: {
  readonly check: ApiCheck;
  readonly query: Pick<FinishedQuery, "output">;
}): Promise<boolean> {
  const { check, query } = input;
  const root = `s3://${check.text("bucket_name")}/`;
  if (!query.output.startsWith(root)) return true;
  const path = query.output.slice(root.length);
  const removed = await Promise.all([path, `${path}.metadata`].map((key) => remove({ check, key })));
  return removed.every(Boolean);
}

async function remove(input: { readonly check: ApiCheck; readonly key: string }): Promise<boolean> {
  const { check, key } = input;
  const region = check.text("bucket_region");
  const names = [check.text("bucket_name"), ...key.split("/")].map(encodeURIComponent);
  const url = `${awsEndpoint({ service: "s3", region })}/${names.join("/")}`;
  const signed = await signRequest({
    keys: keysOf(check),
    service: "s3",
    region,
    request: { method: "DELETE", url },
  });
  return check.call({ method: "DELETE", ...signed, isCleanup: true, wantsJson: false }).then(
    () => true,
    () => false,
  );
}
