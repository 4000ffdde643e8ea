import { createPrivateKey, X509Certificate } from "node:crypto";
import { NetworkError } from "@/lib/shared/errors/network-error";
import { repairPem } from "@/lib/shared/report-card/repair-pem";
import type { ClientCertificate } from "@/lib/shared/setup-test/context";

const certificateBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const keyBlock =
  /-----BEGIN (?:ENCRYPTED |RSA |EC )?PRIVATE KEY-----[\s\S]+?-----END (?:ENCRYPTED |RSA |EC )?PRIVATE KEY-----/;

/** A wallet taken apart. Holds secrets. */
export interface Wallet {
  /** Certificates to trust, as PEM; absent where the wallet has none. */
  readonly ca?: string;
  /** The wallet's own certificate and key. */
  readonly client?: ClientCertificate;
}

/**
 * Reads a wallet: PEM as it is, or in base64. Its own certificate is the one its key fits; all others are to
 * be trusted. Throws `NetworkError` with `invalid_certificate` or `invalid_key`.
 */
export function readWallet(input: { readonly text: string; readonly password: string }): Wallet {
  const pem = toPem(input.text);
  const certificates = pem.match(certificateBlock) ?? [];
  const key = keyBlock.exec(pem)?.[0];
  const parsed = certificates.map(parseCertificate);
  if (key === undefined) {
    if (certificates.length === 0) throw unreadable("It holds no certificate.");
    return { ca: certificates.join("\n") };
  }
  const privateKey = openKey({ key, password: input.password });
  const own = parsed.findIndex((certificate) => certificate.checkPrivateKey(privateKey));
  if (own === -1) throw badKey("The wallet holds a private key, but not its certificate.");
  const others = certificates.filter((_one, index) => index !== own);
  const client = {
    cert: certificates[own] ?? "",
    key,
    ...(input.password === "" ? {} : { passphrase: input.password }),
  };
  return { client, ...(others.length === 0 ? {} : { ca: others.join("\n") }) };
}

function toPem(text: string): string {
  const direct = repairPem(text);
  if (direct.problem === null) return direct.text;
  const bytes = Buffer.from(text.replaceAll(/\s/g, ""), "base64");
  // cwallet.sso begins with its own mark, ewallet.p12 with that of a sequence.
  const isBinary = (bytes[0] === 0xa1 && bytes[1] === 0xf8) || bytes[0] === 0x30;
  if (isBinary)
    throw unreadable("This is cwallet.sso or ewallet.p12. Take ewallet.pem from the same folder.");
  const inside = repairPem(bytes.toString("latin1"));
  if (inside.problem !== null) throw unreadable("Paste ewallet.pem as it is, with its BEGIN and END lines.");
  return inside.text;
}

function parseCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw unreadable("A certificate in it is cut off or changed. Copy the whole file again.");
  }
}

function openKey({ key, password }: { readonly key: string; readonly password: string }) {
  try {
    return createPrivateKey({ key, ...(password === "" ? {} : { passphrase: password }) });
  } catch {
    throw badKey(
      key.includes("ENCRYPTED")
        ? "The wallet password does not open its key."
        : "Its private key is cut off or changed.",
    );
  }
}

function unreadable(says: string): NetworkError {
  return new NetworkError({ code: "invalid_certificate", userMessage: `The wallet cannot be read. ${says}` });
}

function badKey(says: string): NetworkError {
  return new NetworkError({ code: "invalid_key", userMessage: says });
}
