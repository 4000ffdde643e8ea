import "server-only";
import type { KeyService, OpenKeyService } from "@/lib/shared/key-service";
import type { Keyring } from "./keyring";
import { type OpenedKeys, parseKeyring, parseKeyringFile } from "./parse-keyring";
import { rootContext } from "./root-context";

/**
 * The keyring of a file's text: as `parseKeyring` does it, with the keys that lie in key services fetched from
 * there. Throws `keyring_invalid`, `keyring_key_weak`, and KeyServiceError.
 */
export async function openKeyringText(input: {
  readonly path: string;
  readonly text: string;
  readonly openService: OpenKeyService;
}): Promise<Keyring> {
  const { path, text, openService } = input;
  const { instanceId, keys } = parseKeyringFile({ path, text });
  const opened = new Map<string, { readonly bytes: Buffer; readonly service: KeyService }>();
  try {
    for (const key of keys) {
      if (!("service" in key) || key.state === "retired") continue;
      const service = await openService(key.service);
      const wrapped = Buffer.from(key.wrapped, "base64");
      const bytes = await service.unwrap({ wrapped, context: rootContext({ instanceId, keyId: key.id }) });
      opened.set(key.id, { bytes, service });
    }
    return parseKeyring({ path, text, opened: opened satisfies OpenedKeys });
  } finally {
    for (const { bytes } of opened.values()) bytes.fill(0);
  }
}
