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
    { label: "Valid from", value: minutes(certificate.validFromDate) },
    { label: "Valid until", value: minutes(certificate.validToDate) },
    { label: "SHA-256", value: certificate.fingerprint256 },
  ];
}

function printable(text: string | undefined): string {
  const line = (text ?? "").replace(/\n/g, ", ").replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, "");
  if (line === "") return "none";
  return line.length > maxLength ? `${line.slice(0, maxLength)}…` : line;
}

/** `2026-11-21 04:16 UTC`: to be compared by eye, in whatever language the page is. */
function minutes(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
