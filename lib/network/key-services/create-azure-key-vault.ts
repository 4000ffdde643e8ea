import { KeyServiceError } from "@/lib/shared/errors/key-service-error";
import { azureKeyUrl } from "@/lib/shared/key-names";
import type { KeyService } from "@/lib/shared/key-service";
import type { GuardedHttp } from "@/lib/shared/setup-test/context";
import type { Hidden } from "../operator/hidden";
import { askKeyService, problemOfStatus } from "./ask-key-service";
import { answeredSeconds, answeredText } from "./read-answer";
import { keepToken } from "./service-token";

const apiVersion = "api-version=7.4";
const algorithm = "RSA-OAEP-256";

/** An application registered in Entra. */
export interface AzureApplication {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: Hidden;
}

interface AzureInput {
  readonly http: GuardedHttp;
  readonly key: string;
  readonly azure: AzureApplication;
}

/**
 * "Wrap Key" and "Unwrap Key" of the Key Vault REST API 7.4 with RSA-OAEP-256, as an application. It knows no
 * additional authenticated data: what is wrapped holds its place inside. The version that wrapped is kept with
 * what it wrapped.
 */
export function createAzureKeyVault(input: AzureInput): KeyService {
  const { http, key } = input;
  const ref = { provider: "azure-kv", key } as const;
  const token = keepToken(() => fetchToken({ ...input, ref }));
  const ask = (method: "GET" | "POST", url: string, body?: object) =>
    askKeyService({
      http,
      ref,
      judge: ({ status }) => {
        if (status === 401) token.forget();
        return problemOfStatus(status);
      },
      request: async () => ({
        method,
        url: `${url}?${apiVersion}`,
        headers: { "content-type": "application/json", authorization: `Bearer ${await token.get()}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    });
  return {
    ref,
    wrap: async ({ bytes }) => {
      const version = isVersioned(key)
        ? key
        : answeredText({ json: await ask("GET", key), path: ["key", "kid"], ref });
      requireSameKey({ version, ref });
      const value = bytes.toString("base64url");
      const json = await ask("POST", `${version}/wrapkey`, { alg: algorithm, value });
      return Buffer.from(`${version} ${answeredText({ json, path: ["value"], ref })}`, "utf8");
    },
    unwrap: async ({ wrapped }) => {
      const [version = "", value = ""] = wrapped.toString("utf8").split(" ");
      requireSameKey({ version, ref });
      const json = await ask("POST", `${version}/unwrapkey`, { alg: algorithm, value });
      return Buffer.from(answeredText({ json, path: ["value"], ref }), "base64url");
    },
  };
}

function isVersioned(key: string): boolean {
  return azureKeyUrl.exec(key)?.[4] !== undefined;
}

/** The token is for this vault alone: neither an answer nor a stored text may name another place to send it to. */
function requireSameKey(input: { readonly version: string; readonly ref: KeyService["ref"] }): void {
  const { version, ref } = input;
  const asked = azureKeyUrl.exec(version);
  const own = azureKeyUrl.exec(ref.key);
  if (asked === null || asked[4] === undefined || asked[1] !== own?.[1] || asked[3] !== own?.[3])
    throw new KeyServiceError({ problem: "wrong_key", ref });
}

async function fetchToken(input: AzureInput & { readonly ref: KeyService["ref"] }) {
  const { http, azure, key, ref } = input;
  const product = azureKeyUrl.exec(key)?.[2] ?? "vault";
  const json = await askKeyService({
    http,
    ref,
    // A wrong client or secret is 400 or 401 here (RFC 6749, 5.2).
    judge: ({ status }) => (status === 400 ? "denied" : problemOfStatus(status)),
    request: () => ({
      method: "POST",
      url: `https://login.microsoftonline.com/${encodeURIComponent(azure.tenantId)}/oauth2/v2.0/token`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: azure.clientId,
        client_secret: azure.clientSecret.reveal(),
        scope: `https://${product}.azure.net/.default`,
      }).toString(),
    }),
  });
  const text = answeredText({ json, path: ["access_token"], ref });
  return { token: text, seconds: answeredSeconds({ json, path: ["expires_in"] }) };
}
