import type { X509Certificate } from "node:crypto";
import { checkServerIdentity } from "node:tls";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { TlsOptions } from "@/lib/shared/setup-test/context";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { SetupTestFact } from "@/lib/shared/setup-test/types";
import { certificateFacts } from "./certificate-facts";

/**
 * Decides whether a peer's certificate will do. Rules, in order: it must be within its dates; where the
 * user approved a certificate of this host and port, it must be that one and nothing else; otherwise its
 * chain must verify and, with `verify-full`, its name must match.
 *
 * @param input.chainError OpenSSL's verdict on the chain, such as `DEPTH_ZERO_SELF_SIGNED_CERT`; empty when good.
 */
export function judgeCertificate(input: {
  readonly certificate: X509Certificate;
  readonly chainError: string;
  readonly tls: TlsOptions;
  /** The time the dates are held against. */
  readonly now: Date;
}): void {
  const { certificate, chainError, tls, now } = input;
  const found = certificateFacts({ certificate });
  const fail = refusal({ tls, fingerprint: certificate.fingerprint256, found });
  if (now < certificate.validFromDate) {
    throw fail({ code: "tls_expired", says: `is not valid before ${day(certificate.validFromDate)}` });
  }
  if (now > certificate.validToDate) {
    throw fail({ code: "tls_expired", says: `expired on ${day(certificate.validToDate)}` });
  }
  if (tls.approvedFingerprints.length > 0) {
    if (tls.approvedFingerprints.includes(certificate.fingerprint256)) return;
    throw fail({
      code: "tls_certificate_changed",
      says: "is not the one that was approved",
      facts: tls.approvedFingerprints.map((value) => ({ label: "Approved SHA-256", value })),
    });
  }
  if (chainError === "CERT_HAS_EXPIRED" || chainError === "CERT_NOT_YET_VALID") {
    throw fail({
      code: "tls_expired",
      says: "was issued by an authority whose own certificate is out of date",
    });
  }
  if (chainError !== "") throw fail({ code: "tls_untrusted", says: untrusted(chainError), mayApprove: true });
  if (
    tls.mode === "verify-full" &&
    checkServerIdentity(tls.servername, certificate.toLegacyObject()) !== undefined
  ) {
    throw fail({ code: "tls_name_mismatch", says: "is for another name", mayApprove: true });
  }
}

interface Refusal {
  readonly code: FailureCode;
  readonly says: string;
  readonly facts?: readonly SetupTestFact[];
  readonly mayApprove?: boolean;
}

function refusal(peer: {
  readonly tls: TlsOptions;
  readonly fingerprint: string;
  readonly found: readonly SetupTestFact[];
}): (input: Refusal) => NetworkError {
  const { servername: host, port } = peer.tls;
  return ({ code, says, facts = [], mayApprove = false }) =>
    new NetworkError({
      code,
      userMessage: `The certificate of ${host} on port ${port} ${says}.`,
      facts: [...facts, ...peer.found],
      ...(mayApprove
        ? {
            trust: {
              kind: "tls_certificate" as const,
              host,
              port,
              fingerprint: peer.fingerprint,
              facts: peer.found,
            },
          }
        : {}),
    });
}

function untrusted(chainError: string): string {
  return chainError === "DEPTH_ZERO_SELF_SIGNED_CERT"
    ? "is self-signed, so nobody vouches for it"
    : "comes from an authority that is not trusted here";
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
