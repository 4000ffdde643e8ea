import { createHash } from "node:crypto";
import type { Keyring } from "../keyring/keyring";
import { parseKeyring } from "../keyring/parse-keyring";

/** Bytes that look random and are the same in every run. */
export function fixedBytes(name: string, size: number): Buffer {
  return createHash("shake256", { outputLength: size }).update(name).digest();
}

/** The id of the key with this name in a fixed keyring. */
export function fixedKeyId(name: string): string {
  return fixedBytes(`id of ${name}`, 16).toString("hex");
}

export interface FixedKeyringInput {
  readonly instance?: string;
  readonly primary?: string;
  readonly states?: Readonly<Record<string, "active" | "decrypt-only" | "retired">>;
  /** Ids of one name, bytes of another: a key that was exchanged under its name. */
  readonly bytesOf?: Readonly<Record<string, string>>;
}

/** The JSON of a keyring file whose keys come from their names. */
export function fixedKeyringText(input: FixedKeyringInput = {}): string {
  const states = input.states ?? { first: "active" };
  const keys = Object.entries(states).map(([name, state]) => ({
    id: fixedKeyId(name),
    b64: fixedBytes(`key ${input.bytesOf?.[name] ?? name}`, 32).toString("base64"),
    state,
    createdAt: "2026-01-02T03:04:05.000Z",
  }));
  const instanceId = fixedKeyId(input.instance ?? "instance");
  return JSON.stringify({ version: 1, instanceId, primary: fixedKeyId(input.primary ?? "first"), keys });
}

export function fixedKeyring(input: FixedKeyringInput = {}): Keyring {
  return parseKeyring({ path: "/fixed/keyring.json", text: fixedKeyringText(input) });
}
