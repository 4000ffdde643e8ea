import { X509Certificate } from "node:crypto";
import { NetworkError } from "@/lib/shared/errors/network-error";
import { repairPem } from "@/lib/shared/report-card/repair-pem";

const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Reads a PEM bundle into single certificates. Node.js silently ignores a `ca` it cannot read and would
 * then trust nothing or, worse, look as if it had been used: so each one is parsed here first.
 * Throws `invalid_certificate`.
 */
export function parseCaBundle({ pem }: { readonly pem: string }): readonly string[] {
  const { text } = repairPem(pem);
  if (/PRIVATE KEY-----/.test(text)) {
    throw invalidCertificate(
      "This holds a private key. Paste the CA certificate only, and keep the key to yourself.",
    );
  }
  const certificates = text.match(block) ?? [];
  if (certificates.length === 0) {
    throw invalidCertificate(
      "It must start with -----BEGIN CERTIFICATE----- and end with -----END CERTIFICATE-----.",
    );
  }
  for (const certificate of certificates) assertReadable(certificate);
  return certificates;
}

function assertReadable(certificate: string): void {
  try {
    new X509Certificate(certificate);
  } catch (cause) {
    throw invalidCertificate("It may be cut off or changed. Copy the whole file again.", cause);
  }
}

function invalidCertificate(says: string, cause?: unknown): NetworkError {
  return new NetworkError({
    code: "invalid_certificate",
    userMessage: `The CA certificate cannot be read. ${says}`,
    cause,
  });
}
