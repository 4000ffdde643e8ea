import "server-only";
import type { KeyService } from "@/lib/shared/key-service";
import { createKeyId } from "../format/create-key-id";
import { randomSource } from "../random-source";
import type { KeyringFile } from "./keyring-file";
import { rootContext } from "./root-context";

/**
 * A random key as the keyring file holds it: its bytes, or what a key service made of them, which is asked to
 * open it again before anything relies on it.
 * @throws KeyServiceError
 */
export async function newKey(input: {
  readonly state: "active" | "decrypt-only";
  readonly instanceId: string;
  readonly service: KeyService | null;
}): Promise<KeyringFile["keys"][number]> {
  const { state, service, instanceId } = input;
  const id = createKeyId();
  const createdAt = new Date().toISOString();
  const bytes = randomSource(32);
  try {
    if (service === null) return { id, b64: bytes.toString("base64"), state, createdAt };
    const context = rootContext({ instanceId, keyId: id });
    const wrapped = await service.wrap({ bytes, context });
    const again = await service.unwrap({ wrapped, context });
    if (!again.equals(bytes)) throw new Error("the key service gave back another key");
    again.fill(0);
    const { provider, key } = service.ref;
    return { id, service: { provider, key }, wrapped: wrapped.toString("base64"), state, createdAt };
  } finally {
    bytes.fill(0);
  }
}
