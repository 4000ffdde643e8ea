import { repairPem } from "../report-card/repair-pem";
import type { ParsedPaste } from "./types";

/** A certificate or a private key on its own. */
export function parsePem(text: string): ParsedPaste | null {
  if (!/^["'\s]*-----BEGIN /.test(text)) return null;
  const repaired = repairPem(text);
  if (repaired.problem !== null) return null;
  const pem = repaired.text;
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(pem)) {
    return { format: "pem", system: null, facts: { private_key: pem }, unused: [] };
  }
  const isCertificate = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----/.test(pem);
  return isCertificate ? { format: "pem", system: null, facts: { ca: pem }, unused: [] } : null;
}
