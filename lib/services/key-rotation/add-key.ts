import "server-only";
import { changeKeyring } from "@/lib/vault/keyring/change-keyring";
import { newKey } from "@/lib/vault/keyring/new-key";
import type { RotationStep } from "./rotation-step";

/** Step 1: a new key that opens, once something is sealed with it, and seals nothing yet. @returns its id */
export async function addKey({ path }: Pick<RotationStep, "path">): Promise<string> {
  const key = newKey({ state: "decrypt-only" });
  await changeKeyring({ path, change: (file) => ({ ...file, keys: [...file.keys, key] }) });
  return key.id;
}
