import { createHash } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import type { GuardedHttp, HttpRequest, HttpResponse } from "@/lib/shared/setup-test/context";

/** An access key pair. Secret: keep it out of results and logs. */
export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary keys, such as those of a role. */
  readonly sessionToken?: string;
}

/** What a signature is made for. */
interface SignedPlace {
  readonly keys: AwsKeys;
  /** As in the credential scope: `s3`, `athena`, `glue`, `sts`. */
  readonly service: string;
  readonly region: string;
}

/** URL and headers of a request signed with Signature Version 4, the body included. */
export async function signRequest(
  input: SignedPlace & { readonly request: HttpRequest },
): Promise<{ readonly url: string; readonly headers: Readonly<Record<string, string>> }> {
  const { keys, service, region, request } = input;
  const body = Buffer.from(request.body ?? "");
  const signer = new AwsV4Signer({
    ...keys,
    service,
    region,
    method: request.method,
    url: request.url,
    headers: {
      ...request.headers,
      "x-amz-content-sha256": createHash("sha256").update(body).digest("hex"),
    },
    body,
  });
  const signed = await signer.sign();
  return { url: signed.url.href, headers: Object.fromEntries(signed.headers) };
}

/** Sends a request signed with Signature Version 4, the body included. Throws `NetworkError`. */
export async function sendSigned(
  input: SignedPlace & { readonly http: GuardedHttp; readonly request: HttpRequest },
): Promise<HttpResponse> {
  return input.http.request({ ...input.request, ...(await signRequest(input)) });
}
