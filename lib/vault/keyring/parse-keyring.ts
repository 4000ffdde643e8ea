import "server-only";
import { createSecretKey } from "node:crypto";
import type { KeyService } from "@/lib/shared/key-service";
import { keyWeakness } from "./key-weakness";
import type { Keyring, KeyringKey } from "./keyring";
import { KeyringError } from "./keyring-error";
import { type KeyringFile, keyringFile } from "./keyring-file";

type FileKey = KeyringFile["keys"][number];

const restore = "restore it from your backup";

/** What a key service gave away of the keys that lie in it, by id. */
export type OpenedKeys = ReadonlyMap<string, { readonly bytes: Buffer; readonly service: KeyService }>;

/**
 * Checks the text of a keyring file and turns its keys into KeyObjects. The JSON text itself is a
 * JavaScript string and cannot be zeroed; the decoded bytes are, and those of `opened` too. Throws
 * `keyring_invalid` and `keyring_key_weak`.
 */
export function parseKeyring(input: {
  readonly path: string;
  readonly text: string;
  /** @default none */
  readonly opened?: OpenedKeys;
}): Keyring {
  const file = parseKeyringFile(input);
  const keys = new Map<string, KeyringKey>();
  const seen: Buffer[] = [];
  try {
    for (const entry of file.keys) {
      const opened = input.opened?.get(entry.id);
      // A retired key of a service is not asked for.
      if (!("b64" in entry) && opened === undefined) continue;
      const bytes = opened?.bytes ?? decode({ path: input.path, entry });
      seen.push(bytes);
      checkKey({ path: input.path, entry, bytes, earlier: seen.slice(0, -1) });
      const service = opened === undefined ? {} : { service: opened.service };
      if (entry.state !== "retired")
        keys.set(entry.id, { id: entry.id, key: createSecretKey(bytes), ...service });
    }
  } finally {
    for (const bytes of seen) bytes.fill(0);
  }
  const primary = keys.get(file.primary);
  if (primary === undefined) throw invalid(input.path, "its primary key is retired");
  return { instanceId: file.instanceId, primary, keys };
}

/** The text as the file it must be. Throws `keyring_invalid`. */
export function parseKeyringFile(input: { readonly path: string; readonly text: string }): KeyringFile {
  const file = parseShape(input);
  checkIds({ path: input.path, file });
  return file;
}

function parseShape(input: { readonly path: string; readonly text: string }): KeyringFile {
  // An interrupted first start can leave this behind; it holds no key, so deleting it loses nothing.
  if (input.text.trim() === "") {
    throw new KeyringError({
      code: "keyring_invalid",
      message: `The keyring file ${input.path} is empty: ${restore}, or delete it if this server never held any data.`,
    });
  }
  let json: unknown;
  try {
    json = JSON.parse(input.text);
  } catch {
    throw invalid(input.path, "it is not JSON");
  }
  const result = keyringFile.safeParse(json);
  if (result.success) return result.data;
  const where = result.error.issues[0]?.path.join(".") || "its top level";
  throw invalid(input.path, `${where} is not as it must be`);
}

function checkIds(input: { readonly path: string; readonly file: KeyringFile }): void {
  const { file, path } = input;
  if (new Set(file.keys.map((key) => key.id)).size < file.keys.length)
    throw invalid(path, "two keys share an id");
  const primary = file.keys.find((key) => key.id === file.primary);
  if (primary === undefined) throw invalid(path, "its primary key is not among its keys");
  if (primary.state === "decrypt-only") throw invalid(path, "its primary key is decrypt-only");
}

function decode({ path, entry }: { readonly path: string; readonly entry: FileKey }): Buffer {
  const text = "b64" in entry ? entry.b64 : "";
  const bytes = Buffer.from(text, "base64");
  if (bytes.toString("base64") !== text) throw invalid(path, `key ${entry.id} is not base64`);
  return bytes;
}

function checkKey(input: {
  readonly path: string;
  readonly entry: FileKey;
  readonly bytes: Buffer;
  readonly earlier: readonly Buffer[];
}): void {
  const { bytes, entry, path } = input;
  const weakness = input.earlier.some((other) => other.equals(bytes)) ? "is there twice" : keyWeakness(bytes);
  if (weakness === null) return;
  throw new KeyringError({
    code: "keyring_key_weak",
    message: `Key ${entry.id} in the keyring file ${path} ${weakness}: ${restore}, or put 32 random bytes in its place if nothing was sealed with it.`,
  });
}

function invalid(path: string, reason: string): KeyringError {
  return new KeyringError({
    code: "keyring_invalid",
    message: `The keyring file ${path} is invalid, ${reason}: ${restore}.`,
  });
}
