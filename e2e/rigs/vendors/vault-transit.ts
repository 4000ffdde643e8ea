import type { ApiCall, ApiReply } from "../http-emulator.ts";
import { createAeadKeys } from "./aead-keys.ts";
import type { KeyServiceRig } from "./key-service-rig.ts";

const address = "https://vault.acme.example:8200";
const token = "hvs.token-of-latchkey-4711";
const stranger = "hvs.token-without-a-policy";
const role = { role_id: "5d1f4c3e-role", secret_id: "9b7a-secret-id-of-latchkey" };

/** Transit of HashiCorp Vault with tokens and AppRoles: encrypt and decrypt with associated data. */
export function vaultTransitRig(way: "token" | "approle"): KeyServiceRig {
  const keys = createAeadKeys(["root", "other"]);
  const common = {
    LATCHKEY_KEY_PROVIDER: "vault-transit",
    LATCHKEY_KEY_NAME: "transit/root",
    LATCHKEY_KEY_VAULT_ADDRESS: address,
    LATCHKEY_KEY_VAULT_NAMESPACE: "acme/keys",
  };
  const byRole = { LATCHKEY_KEY_VAULT_ROLE_ID: role.role_id, LATCHKEY_KEY_VAULT_SECRET_ID: role.secret_id };
  return {
    provider: "vault-transit",
    routes: [
      { on: `POST ${address}/v1/auth/approle/login`, reply: signIn },
      { on: `POST ${address}/v1/transit/*/*`, reply: (call) => answer({ call, keys }) },
    ],
    urls: [address],
    settings: { ...common, ...(way === "token" ? { LATCHKEY_KEY_VAULT_TOKEN: token } : byRole) },
    key: "transit/root",
    otherKey: "transit/other",
    absentKey: "transit/absent",
    refused:
      way === "token"
        ? {
            "an unknown token": { LATCHKEY_KEY_VAULT_TOKEN: "hvs.nobody" },
            "a token without a policy": { LATCHKEY_KEY_VAULT_TOKEN: stranger },
            "another namespace": { LATCHKEY_KEY_VAULT_NAMESPACE: "acme/other" },
          }
        : {
            "a wrong secret": { LATCHKEY_KEY_VAULT_SECRET_ID: "not-the-secret-of-this-role" },
            "an unknown role": { LATCHKEY_KEY_VAULT_ROLE_ID: "no-such-role" },
          },
    throttled: refusal(429, "request path rate limit quota exceeded"),
    broken: refusal(503, "Vault is sealed"),
  };
}

function signIn({ json, headers }: ApiCall): ApiReply {
  const { role_id, secret_id } = Object(json);
  if (headers["x-vault-namespace"] !== "acme/keys") return refusal(403, "permission denied");
  if (role_id !== role.role_id) return refusal(400, "invalid role or secret ID");
  if (secret_id !== role.secret_id) return refusal(400, "invalid role or secret ID");
  return { status: 200, json: { auth: { client_token: token, lease_duration: 1200, renewable: true } } };
}

function answer(input: {
  readonly call: ApiCall;
  readonly keys: ReturnType<typeof createAeadKeys>;
}): ApiReply {
  const { call, keys } = input;
  const isAllowed =
    call.headers["x-vault-token"] === token && call.headers["x-vault-namespace"] === "acme/keys";
  if (!isAllowed) return refusal(403, "permission denied");
  const [, operation = "", name = ""] = /^\/v1\/transit\/(encrypt|decrypt)\/([^/]+)$/.exec(call.path) ?? [];
  const { plaintext, ciphertext, associated_data: context = "" } = Object(call.json);
  // With the "create" capability a real one would make the key; a policy of "update" alone has it answer this.
  if (!keys.has(name)) return refusal(400, "encryption key not found");
  if (operation === "encrypt") {
    const sealed = keys.encrypt({ name, bytes: Buffer.from(String(plaintext), "base64"), context });
    return {
      status: 200,
      json: { data: { ciphertext: `vault:v1:${sealed.toString("base64")}`, key_version: 1 } },
    };
  }
  const text = String(ciphertext);
  if (!text.startsWith("vault:v1:")) return refusal(400, "invalid ciphertext: no prefix");
  const bytes = keys.decrypt({ name, bytes: Buffer.from(text.slice(9), "base64"), context });
  if (bytes === null) return refusal(400, "cipher: message authentication failed");
  return { status: 200, json: { data: { plaintext: bytes.toString("base64") } } };
}

function refusal(status: number, error: string): ApiReply {
  return { status, json: { errors: [error] } };
}
