import "server-only";
import { sealMessage } from "@/lib/vault/hpke/seal-message";
import { callContext } from "./call-context";
import type { Greeting } from "./greeting";

/** Seals a call to the workers. This process cannot open it again. */
export async function sealCall(input: {
  readonly worker: Greeting;
  readonly verb: string;
  readonly call: Uint8Array;
}): Promise<Buffer> {
  const { worker, verb, call } = input;
  const { instanceId, key } = worker;
  const context = callContext({ instanceId, keyId: key.id, verb });
  return sealMessage({ publicKey: key.publicKey, context, message: call });
}
