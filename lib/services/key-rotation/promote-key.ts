import "server-only";
import { openKeyService } from "@/lib/services/instance/open-key-service";
import { changeKeyring } from "@/lib/vault/keyring/change-keyring";
import { RotationError } from "./rotation-error";
import { type FileKey, findFileKey, type RotationStep } from "./rotation-step";

/**
 * Step 2: the key becomes the primary one; the one before goes on opening what it sealed.
 * @throws RotationError while a process runs that does not hold the key
 */
export async function promoteKey({ path, keyId, view }: RotationStep): Promise<void> {
  const unaware = view.nodes.filter((node) => !node.keys.includes(keyId));
  if (view.nodes.length === 0 || unaware.length > 0) {
    throw new RotationError(
      `${unaware.length} of ${view.nodes.length} running processes do not hold this key yet.`,
    );
  }
  await changeKeyring({
    path,
    openService: openKeyService,
    change: (file) => {
      const key = findFileKey({ file, keyId });
      if (key.state === "retired") throw new RotationError("A retired key cannot become the primary one.");
      const stateOf = (one: FileKey) => (one.state === "active" ? ("decrypt-only" as const) : one.state);
      const keys = file.keys.map((one) => ({
        ...one,
        state: one.id === keyId ? ("active" as const) : stateOf(one),
      }));
      return { ...file, primary: keyId, keys };
    },
  });
}
