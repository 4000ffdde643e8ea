import "server-only";
import { encodeContext } from "../format/encode-context";
import { formatSealedText } from "../format/format-sealed-text";
import { sealBlob } from "../format/seal-blob";
import type { Keyring } from "./keyring";

/** Seals a constant with the primary key. Store it once; `checkSentinel` then recognises a wrong keyring at start. */
export function sealSentinel(input: { readonly keyring: Keyring }): string {
  const { instanceId, primary } = input.keyring;
  const blob = sealBlob({
    key: primary.key,
    purpose: "sentinel",
    context: encodeContext(["sentinel", instanceId, primary.id]),
    plaintext: Buffer.alloc(0),
  });
  return formatSealedText({ purpose: "sentinel", keyIds: [primary.id], blob });
}
