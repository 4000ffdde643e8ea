import "server-only";
import type { KeyContext } from "@/lib/shared/key-service";

/** What the bytes of a keyring key are bound to in a key service. */
export function rootContext(input: { readonly instanceId: string; readonly keyId: string }): KeyContext {
  return { purpose: "latchkey/v1/keyring-key", instance: input.instanceId, key: input.keyId };
}
