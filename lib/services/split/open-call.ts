import "server-only";
import { getInstance } from "@/lib/services/instance/instance";
import { openMessage } from "@/lib/vault/hpke/open-message";
import { callContext } from "./call-context";
import { exchangeKeys } from "./exchange-keys";

/**
 * Opens a call that a serving process sealed.
 * @returns null where it is sealed to a key that this worker does not have
 * @throws VaultError where it was altered, or is a call of another verb or installation
 */
export async function openCall(input: {
  readonly keyId: string;
  readonly verb: string;
  readonly sealed: Uint8Array;
}): Promise<Buffer | null> {
  const { keyId, verb, sealed } = input;
  const key = await exchangeKeys().get(keyId);
  if (key === undefined) return null;
  const { instanceId } = getInstance().keyring;
  return openMessage({ pair: key.pair, context: callContext({ instanceId, keyId, verb }), sealed });
}
