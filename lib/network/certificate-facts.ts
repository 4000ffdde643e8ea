import type { X509Certificate } from "node:crypto";
import type { SetupTestFact } from "@/lib/shared/setup-test/types";

/** Longest text taken from a certificate; the peer decides what stands in it. */
const maxLength = 300;

/** What a person needs to recognise a certificate. */
export function certificateFacts({
  certificate,
}: {
  readonly certificate: X509Certificate;
}): readonly SetupTestFact[] {
  return [
    { label: "Subject", value: printable(certificate.subject) },
    { label: "Issuer", value: printable(certificate.issuer) },
    { label: "Names", value: printable(certificate.subjectAltName) },
    { label: "Valid from", value: certificate.validFromDate.toISOString() },
    { label: "Valid until", value: certificate.validToDate.toISOString() },
    { label: "SHA-256", value: certificate.fingerprint256 },
  ];
}

function printable(text: string | undefined): string {
  const line = (text ?? "").replace(/\n/g, ", ").replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, "");
  if (line === "") return "none";
  return line.length > maxLength ? `${line.slice(0, maxLength)}…` : line;
}
