import "server-only";
import { getEnv } from "@/lib/config/env";
import { openKeyService } from "@/lib/services/instance/open-key-service";
import { changeKeyring } from "@/lib/vault/keyring/change-keyring";
import { newKey } from "@/lib/vault/keyring/new-key";
import type { RotationStep } from "./rotation-step";

/**
 * Step 1: a new key that opens, once something is sealed with it, and seals nothing yet. It lies where
 * `LATCHKEY_KEY_PROVIDER` says.
 * @returns its id
 * @throws KeyServiceError
 */
export async function addKey({ path }: Pick<RotationStep, "path">): Promise<string> {
  const { ref } = getEnv().keys;
  const service = ref === null ? null : await openKeyService(ref);
  const { keys } = await changeKeyring({
    path,
    openService: openKeyService,
    change: async (file) => {
      const key = await newKey({ state: "decrypt-only", instanceId: file.instanceId, service });
      return { ...file, keys: [...file.keys, key] };
    },
  });
  return keys.at(-1)?.id ?? "";
}
