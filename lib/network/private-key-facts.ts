import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import ssh2 from "ssh2";
import type { SetupTestFact } from "@/lib/shared/setup-test/types";

/**
 * What a person needs to recognise a private key by: kind, size, whether a passphrase protects it, and the
 * fingerprint of its public half. Nothing of the private half.
 * @returns null where it is no private key that can be read
 */
export function privateKeyFacts({ text }: { readonly text: string }): readonly SetupTestFact[] | null {
  if (/ENCRYPTED/.test(text.slice(0, 400))) return protectedFacts;
  return pemFacts(text) ?? sshFacts(text);
}

const protectedFacts: readonly SetupTestFact[] = [
  { label: "Private key", value: "Protected by a passphrase" },
];

function pemFacts(text: string): readonly SetupTestFact[] | null {
  try {
    const key = createPrivateKey(text);
    const spki = createPublicKey(key).export({ type: "spki", format: "der" });
    return facts({ kind: kindOf(key), fingerprint: digest(spki) });
  } catch {
    return null;
  }
}

/** OpenSSH's and PuTTY's own formats. */
function sshFacts(text: string): readonly SetupTestFact[] | null {
  const parsed = ssh2.utils.parseKey(text);
  if (parsed instanceof Error) return /no passphrase given/i.test(parsed.message) ? protectedFacts : null;
  if (!parsed.isPrivateKey()) return null;
  return facts({ kind: parsed.type, fingerprint: digest(parsed.getPublicSSH()) });
}

function facts(input: { readonly kind: string; readonly fingerprint: string }): readonly SetupTestFact[] {
  return [
    { label: "Private key", value: input.kind },
    { label: "Passphrase", value: "None" },
    { label: "Public fingerprint", value: input.fingerprint },
  ];
}

function kindOf(key: KeyObject): string {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  const type = (key.asymmetricKeyType ?? "").toUpperCase();
  if (modulusLength !== undefined) return `${type}, ${modulusLength} bits`;
  return namedCurve === undefined ? type : `${type}, ${namedCurve}`;
}

/** As OpenSSH and Snowflake print it. */
function digest(bytes: Uint8Array): string {
  return `SHA256:${createHash("sha256").update(bytes).digest("base64").replace(/=+$/, "")}`;
}
