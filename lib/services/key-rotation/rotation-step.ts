import type { KeyringFile } from "@/lib/vault/keyring/keyring-file";
import { isNeeded } from "./describe-rotation";
import { RotationError } from "./rotation-error";
import type { RotationView } from "./rotation-view";

/** A key as the keyring file holds it. */
export type FileKey = KeyringFile["keys"][number];

/** What each step of a rotation needs: the keyring file, and what the running installation said last. */
export interface RotationStep {
  readonly path: string;
  readonly keyId: string;
  /** Answer of `GET /api/v1/keyring`. */
  readonly view: RotationView;
}

/** The key in the file. @throws RotationError where there is none */
export function findFileKey(input: { readonly file: KeyringFile; readonly keyId: string }): FileKey {
  const key = input.file.keys.find((one) => one.id === input.keyId);
  if (key === undefined) throw new RotationError("There is no such key in the keyring file.");
  return key;
}

/** @throws RotationError while something stands under the key */
export function refuseNeeded({ keyId, view }: Omit<RotationStep, "path">): void {
  const key = view.keys.find((one) => one.id === keyId);
  if (key === undefined || !isNeeded(key)) return;
  const { tenantKeys, auditHeads } = key;
  throw new RotationError(
    `It is still needed: ${tenantKeys} tenant keys and ${auditHeads} audit chains stand under it. They move to the primary key by themselves; look again in a minute.`,
  );
}
