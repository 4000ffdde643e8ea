import "server-only";
import { encodeContext } from "../format/encode-context";
import { openBlob } from "../format/open-blob";
import { parseSealedText } from "../format/parse-sealed-text";
import { VaultError } from "../vault-error";
import type { Keyring } from "./keyring";
import { KeyringError } from "./keyring-error";

/** Returns if this keyring, of this deployment, sealed the sentinel; else throws `keyring_wrong`. */
export function checkSentinel(input: { readonly keyring: Keyring; readonly sentinel: string }): void {
  try {
    const { keyIds, blob } = parseSealedText({ purpose: "sentinel", text: input.sentinel });
    const [keyId = ""] = keyIds;
    const key = input.keyring.keys.get(keyId)?.key;
    if (key === undefined) throw new VaultError("vault_cannot_open");
    const context = encodeContext(["sentinel", input.keyring.instanceId, keyId]);
    openBlob({ key, purpose: "sentinel", context, blob });
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    throw new KeyringError({
      code: "keyring_wrong",
      message:
        "The keyring file does not belong to this database, or is a copy from before its keys were rotated: put its newest copy back, or point the server at the right database.",
    });
  }
}
