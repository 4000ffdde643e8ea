import "server-only";
import { encodeContext } from "../format/encode-context";
import { VaultError } from "../vault-error";
import type { HpkeKeyPair } from "./derive-key-pair";
import { callInfo, encapsulatedBytes, suite } from "./suite";

/**
 * Opens what `sealMessage` sealed to this key pair for this context.
 * @throws VaultError `vault_cannot_open`, for whatever reason it does not open
 */
export async function openMessage(input: {
  readonly pair: HpkeKeyPair;
  readonly context: readonly string[];
  readonly sealed: Uint8Array;
}): Promise<Buffer> {
  const { pair, sealed } = input;
  const enc = sealed.subarray(0, encapsulatedBytes);
  try {
    const opened = await suite.open(
      { recipientKey: pair, enc, info: callInfo },
      sealed.subarray(encapsulatedBytes),
      encodeContext(input.context),
    );
    return Buffer.from(opened);
  } catch {
    throw new VaultError("vault_cannot_open");
  }
}
