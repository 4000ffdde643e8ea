import "server-only";
import { getEnv } from "@/lib/config/env";
import type { KeySettings } from "@/lib/config/key-provider-env";
import { KeyServiceError } from "@/lib/shared/errors/key-service-error";
import { keyNames } from "@/lib/shared/key-names";
import type { KeyService, KeyServiceRef } from "@/lib/shared/key-service";
import type { GuardedHttp } from "@/lib/shared/setup-test/context";

/**
 * A key of a key service, with the credentials of this process's settings. What speaks to services is loaded
 * with the first key that lies in one.
 * @throws KeyServiceError `key_service_unset`
 */
export async function openKeyService(ref: KeyServiceRef): Promise<KeyService> {
  const { keys, providerOrigins } = getEnv();
  const service = keyNames[ref.provider].test(ref.key)
    ? await createService({ ref, keys, http: await keyServiceHttp(providerOrigins) })
    : null;
  if (service === null) throw new KeyServiceError({ problem: "unset", ref });
  return service;
}

async function createService(input: {
  readonly ref: KeyServiceRef;
  readonly keys: KeySettings;
  readonly http: GuardedHttp;
}): Promise<KeyService | null> {
  const { http, keys } = input;
  const { aws, google, azure, vault } = keys;
  const { key, provider } = input.ref;
  if (provider === "aws-kms" && aws !== undefined) {
    const { createAwsKms } = await import("@/lib/network/key-services/create-aws-kms");
    return createAwsKms({ http, key, aws });
  }
  if (provider === "gcp-kms" && google !== undefined) {
    const { createGcpKms } = await import("@/lib/network/key-services/create-gcp-kms");
    return createGcpKms({ http, key, google });
  }
  if (provider === "azure-kv" && azure !== undefined) {
    const { createAzureKeyVault } = await import("@/lib/network/key-services/create-azure-key-vault");
    return createAzureKeyVault({ http, key, azure });
  }
  if (provider === "vault-transit" && vault !== undefined) {
    const { createVaultTransit } = await import("@/lib/network/key-services/create-vault-transit");
    return createVaultTransit({ http, key, vault });
  }
  return null;
}

/**
 * Its own way out: a key service may lie in a private network that no check may dial, and must not have to be
 * opened to checks for that. Metadata addresses stay closed.
 */
async function keyServiceHttp(origins: Readonly<Record<string, string>>): Promise<GuardedHttp> {
  const { createGuardedHttp } = await import("@/lib/network/create-guarded-http");
  const { createGuardedTcp } = await import("@/lib/network/create-guarded-tcp");
  const { parseEgressPolicy } = await import("@/lib/network/parse-egress-policy");
  const { signal } = new AbortController();
  const policy = parseEgressPolicy({ allowedCidrs: ["0.0.0.0/0", "::/0"] });
  return createGuardedHttp({ tcp: createGuardedTcp({ policy, signal }), signal, origins });
}
