import { repairPem } from "./repair-pem";
import type { ReportCardProperty } from "./types";

/** What a field takes that people paste as a whole file. */
export type KeyFileKind = "service_account" | "private_key" | "certificate";

/** Which key file a property takes; null where it takes none. */
export function keyFileKind(property: ReportCardProperty): KeyFileKind | null {
  if (property.json_schema.format === "pem") return "certificate";
  if (property.system_provided || property.json_schema.type !== "string") return null;
  if (property.name === "service_account_key") return "service_account";
  return /(^|_)private_key$/.test(property.name) ? "private_key" : null;
}

/**
 * Puts right what copying does to a key file: lost line breaks of a PEM text, and in JSON line breaks in the
 * middle of its texts.
 */
export function repairKeyFile(text: string): { readonly text: string; readonly repaired: boolean } {
  if (!text.trimStart().startsWith("{")) {
    const pem = repairPem(text);
    return pem.repaired ? { text: pem.text, repaired: true } : { text, repaired: false };
  }
  if (parse(text) !== undefined) return { text, repaired: false };
  const joined = text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, (quoted) => quoted.replaceAll(/\r?\n/g, "\\n"));
  return parse(joined) === undefined ? { text, repaired: false } : { text: joined, repaired: true };
}

const askForKey = "In Google Cloud, open the service account, Keys, Add key, JSON, and paste that file.";

/** Says what was pasted in place of the key file, and what to paste; null where it may be one. */
export function refuseKeyFile(input: { readonly kind: KeyFileKind; readonly text: string }): string | null {
  if (input.kind === "service_account") return refuseServiceAccount(input.text);
  return input.kind === "private_key" ? refusePrivateKey(input.text) : null;
}

function refuseServiceAccount(text: string): string | null {
  const file = parse(text);
  if (file === undefined) {
    return /-----BEGIN/.test(text.slice(0, 40))
      ? `This is a private key alone. ${askForKey}`
      : "This is not a whole key file. Paste all of it, from { to }.";
  }
  const {
    type,
    client_email: email,
    private_key: key,
    web,
    installed,
  } = Object(file) as Record<string, unknown>;
  if (web !== undefined || installed !== undefined)
    return `This is the file of an OAuth client, not of a service account. ${askForKey}`;
  if (type === "external_account") return `This file is for workload identity and holds no key. ${askForKey}`;
  if (type === "authorized_user")
    return `This is the sign-in of a person, not of a service account. ${askForKey}`;
  const isWhole = typeof email === "string" && typeof key === "string" && /-----BEGIN/.test(key);
  return type === "service_account" && isWhole
    ? null
    : `This file is not the key of a service account. ${askForKey}`;
}

const askForPrivate = "Paste the private one, from -----BEGIN … PRIVATE KEY----- to the end.";

function refusePrivateKey(text: string): string | null {
  const start = text.trimStart();
  if (start.startsWith("{")) return `This is a JSON file, not a key. ${askForPrivate}`;
  if (/^(ssh-|ecdsa-)|-----BEGIN [A-Z ]*PUBLIC KEY/.test(start))
    return `This is the public half. ${askForPrivate}`;
  if (/-----BEGIN CERTIFICATE REQUEST/.test(start)) return `This is a certificate request. ${askForPrivate}`;
  if (/PRIVATE KEY/.test(start) || start.startsWith("PuTTY-User-Key-File-")) return null;
  return /-----BEGIN CERTIFICATE/.test(start)
    ? `This is a certificate, not a key. ${askForPrivate}`
    : `This is not a private key. ${askForPrivate}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
