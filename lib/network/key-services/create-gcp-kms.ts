import type { KeyServiceProblem } from "@/lib/shared/errors/key-service-error";
import type { KeyContext, KeyService } from "@/lib/shared/key-service";
import type { GuardedHttp, HttpResponse } from "@/lib/shared/setup-test/context";
import { googleAssertion, type OperatorGoogleKey, tokenUrl } from "../operator/google-assertion";
import { askKeyService, problemOfStatus } from "./ask-key-service";
import { encodeKeyContext } from "./encode-key-context";
import { answeredSeconds, answeredText } from "./read-answer";
import { keepToken } from "./service-token";

const scope = "https://www.googleapis.com/auth/cloudkms";

/**
 * `encrypt` and `decrypt` of the Cloud KMS API v1, as a service account. The context is the additional
 * authenticated data. Google's CRC32C fields are left out: what is wrapped is authenticated by itself, and each
 * new ciphertext is opened again before it is kept.
 */
export function createGcpKms(input: {
  readonly http: GuardedHttp;
  readonly key: string;
  readonly google: OperatorGoogleKey;
}): KeyService {
  const { http, key } = input;
  const ref = { provider: "gcp-kms", key } as const;
  const token = keepToken(() => fetchToken({ ...input, ref }));
  const ask = async (operation: string, fields: object, context: KeyContext, path: string) => {
    const additionalAuthenticatedData = encodeKeyContext(context).toString("base64");
    const json = await askKeyService({
      http,
      ref,
      judge: (answer) => {
        if (answer.status === 401) token.forget();
        return judge(answer);
      },
      request: async () => ({
        method: "POST",
        url: `https://cloudkms.googleapis.com/v1/${key}:${operation}`,
        headers: { "content-type": "application/json", authorization: `Bearer ${await token.get()}` },
        body: JSON.stringify({ ...fields, additionalAuthenticatedData }),
      }),
    });
    return Buffer.from(answeredText({ json, path: [path], ref }), "base64");
  };
  return {
    ref,
    wrap: ({ bytes, context }) =>
      ask("encrypt", { plaintext: bytes.toString("base64") }, context, "ciphertext"),
    unwrap: ({ wrapped, context }) =>
      ask("decrypt", { ciphertext: wrapped.toString("base64") }, context, "plaintext"),
  };
}

async function fetchToken(input: {
  readonly http: GuardedHttp;
  readonly google: OperatorGoogleKey;
  readonly ref: KeyService["ref"];
}) {
  const { http, google, ref } = input;
  const json = await askKeyService({
    http,
    ref,
    // A refused assertion is 400 here (RFC 6749, 5.2).
    judge: ({ status }) => (status === 400 ? "denied" : problemOfStatus(status)),
    request: () => ({
      method: "POST",
      url: tokenUrl,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
        assertion: googleAssertion({ google, scope }),
      }).toString(),
    }),
  });
  const text = answeredText({ json, path: ["access_token"], ref });
  return { token: text, seconds: answeredSeconds({ json, path: ["expires_in"] }) };
}

/** 400 is a ciphertext of another key or context, or a disabled version; 404 a key that is not there. */
function judge(answer: HttpResponse): KeyServiceProblem | null {
  const status: unknown = Object(Object(answer.json()).error).status;
  return status === "RESOURCE_EXHAUSTED" ? "busy" : problemOfStatus(answer.status);
}
