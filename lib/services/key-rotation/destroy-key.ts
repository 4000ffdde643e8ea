import "server-only";
import { openKeyService } from "@/lib/services/instance/open-key-service";
import { changeKeyring } from "@/lib/vault/keyring/change-keyring";
import { RotationError } from "./rotation-error";
import { findFileKey, type RotationStep, refuseNeeded } from "./rotation-step";

/** A retired key stays in the file this long before it may be destroyed, in ms: backups of the database need it. */
const holdMs = 7 * 24 * 60 * 60 * 1000;

/**
 * Step 4: the key leaves the file, and what it sealed is gone for ever, in backups too.
 * @throws RotationError before it has been retired for seven days, unless `now`
 */
export async function destroyKey({
  path,
  keyId,
  view,
  now,
}: RotationStep & { readonly now: boolean }): Promise<void> {
  refuseNeeded({ keyId, view });
  await changeKeyring({
    path,
    openService: openKeyService,
    change: (file) => {
      const key = findFileKey({ file, keyId });
      if (key.state !== "retired")
        throw new RotationError("Only a retired key can be destroyed: retire it first.");
      const heldSince = Date.parse(key.retiredAt ?? new Date().toISOString());
      if (!now && Date.now() - heldSince < holdMs) {
        throw new RotationError(
          "It was retired less than seven days ago: backups may need it. Add --now to destroy it all the same.",
        );
      }
      return { ...file, keys: file.keys.filter((one) => one.id !== keyId) };
    },
  });
}
