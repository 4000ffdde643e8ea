import "server-only";
import { openKeyService } from "@/lib/services/instance/open-key-service";
import { changeKeyring } from "@/lib/vault/keyring/change-keyring";
import { RotationError } from "./rotation-error";
import { findFileKey, type RotationStep, refuseNeeded } from "./rotation-step";

/**
 * Step 3, once nothing stands under the key any more: no process loads it from then on.
 * @throws RotationError while something stands under it
 */
export async function retireKey({ path, keyId, view }: RotationStep): Promise<void> {
  refuseNeeded({ keyId, view });
  await changeKeyring({
    path,
    openService: openKeyService,
    change: (file) => {
      const key = findFileKey({ file, keyId });
      if (file.primary === keyId)
        throw new RotationError("The primary key is in use: promote another one first.");
      const retired = {
        ...key,
        state: "retired" as const,
        retiredAt: key.retiredAt ?? new Date().toISOString(),
      };
      return { ...file, keys: file.keys.map((one) => (one.id === keyId ? retired : one)) };
    },
  });
}
