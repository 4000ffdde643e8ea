import type { KeyServiceProblem } from "@/lib/shared/errors/key-service-error";
import type { KeyContext, KeyService } from "@/lib/shared/key-service";
import type { GuardedHttp, HttpResponse } from "@/lib/shared/setup-test/context";
import type { Hidden } from "../operator/hidden";
import { askKeyService, problemOfStatus } from "./ask-key-service";
import { encodeKeyContext } from "./encode-key-context";
import { answeredSeconds, answeredText } from "./read-answer";
import { keepToken } from "./service-token";

/** How this server signs in to a Vault. */
export interface VaultLogin {
  readonly address: string;
  readonly namespace: string | undefined;
  readonly auth:
    | { readonly kind: "token"; readonly token: Hidden }
    | { readonly kind: "approle"; readonly roleId: string; readonly secretId: Hidden };
}

interface VaultInput {
  readonly http: GuardedHttp;
  readonly key: string;
  readonly vault: VaultLogin;
}

/** Encrypt and decrypt of HashiCorp Vault's transit engine. The context is its associated data. */
export function createVaultTransit(input: VaultInput): KeyService {
  const { http, key, vault } = input;
  const ref = { provider: "vault-transit", key } as const;
  const mount = key.slice(0, key.lastIndexOf("/"));
  const name = key.slice(mount.length + 1);
  const token = keepToken(() => login({ ...input, ref }));
  const ask = async (operation: string, fields: object, context: KeyContext, path: string) => {
    const associated_data = encodeKeyContext(context).toString("base64");
    const json = await askKeyService({
      http,
      ref,
      judge: (answer) => {
        if (answer.status === 403) token.forget();
        return judge(answer);
      },
      request: async () => ({
        ...requestTo({ vault, path: `${mount}/${operation}/${name}`, body: { ...fields, associated_data } }),
        headers: { ...headersOf(vault), "x-vault-token": await token.get() },
      }),
    });
    return answeredText({ json, path: ["data", path], ref });
  };
  return {
    ref,
    wrap: async ({ bytes, context }) =>
      Buffer.from(
        await ask("encrypt", { plaintext: bytes.toString("base64") }, context, "ciphertext"),
        "utf8",
      ),
    unwrap: async ({ wrapped, context }) =>
      Buffer.from(
        await ask("decrypt", { ciphertext: wrapped.toString("utf8") }, context, "plaintext"),
        "base64",
      ),
  };
}

async function login(input: VaultInput & { readonly ref: KeyService["ref"] }) {
  const { http, vault, ref } = input;
  const { auth } = vault;
  if (auth.kind === "token") return { token: auth.token.reveal(), seconds: Number.POSITIVE_INFINITY };
  const json = await askKeyService({
    http,
    ref,
    // A wrong role or secret is 400 here.
    judge: (answer) => (answer.status === 400 ? "denied" : judge(answer)),
    request: () =>
      requestTo({
        vault,
        path: "auth/approle/login",
        body: { role_id: auth.roleId, secret_id: auth.secretId.reveal() },
      }),
  });
  const text = answeredText({ json, path: ["auth", "client_token"], ref });
  return { token: text, seconds: answeredSeconds({ json, path: ["auth", "lease_duration"] }) };
}

function requestTo(input: { readonly vault: VaultLogin; readonly path: string; readonly body: object }) {
  const { vault, path, body } = input;
  return {
    method: "POST" as const,
    url: `${vault.address}/v1/${path}`,
    // Without TLS a Vault may be on this machine only, as its agent is; the settings see to that.
    allowPlain: true,
    headers: headersOf(vault),
    body: JSON.stringify(body),
  };
}

function headersOf({ namespace }: VaultLogin): Readonly<Record<string, string>> {
  return {
    "content-type": "application/json",
    ...(namespace === undefined ? {} : { "x-vault-namespace": namespace }),
  };
}

/** 503 is sealed, 472 and 473 a standby; 400 a ciphertext of another key or context; 404 no such engine. */
function judge({ status }: HttpResponse): KeyServiceProblem | null {
  return status === 472 || status === 473 ? "unreachable" : problemOfStatus(status);
}
