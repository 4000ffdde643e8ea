import { isIP } from "node:net";
import type { Duplex } from "node:stream";
import { connect, createSecureContext, type TLSSocket } from "node:tls";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { ClientCertificate, SecuredStream, TlsOptions } from "@/lib/shared/setup-test/context";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import { certificateFacts } from "./certificate-facts";
import { errorCode } from "./error-code";
import { judgeCertificate } from "./judge-certificate";
import { parseCaBundle } from "./parse-ca-bundle";
import { withDeadline } from "./with-deadline";

/** TLS over an open stream, verified before the first byte of data is written. */
export async function secureStream(input: {
  readonly stream: Duplex;
  readonly tls: TlsOptions;
  readonly ms: number;
  readonly signal: AbortSignal;
}): Promise<SecuredStream> {
  const { stream, tls } = input;
  const ca = readCa(input);
  if (tls.client !== undefined) assertFits({ stream, client: tls.client });
  const socket = startTls({ stream, tls, ca });
  const work = new Promise<SecuredStream>((resolve, reject) => {
    socket.once("error", (cause) => reject(tlsFailure({ tls, cause })));
    socket.once("close", () => reject(tlsFailure({ tls, cause: { code: "ECONNRESET" } })));
    socket.once("secureConnect", () => {
      try {
        resolve(verifyPeer({ socket, tls }));
      } catch (error) {
        reject(error);
      }
    });
  });
  return withDeadline({
    work,
    deadline: {
      ms: input.ms,
      signal: input.signal,
      expired: () => tlsFailure({ tls, cause: { code: "ETIMEDOUT" } }),
    },
    abandon: () => {
      socket.destroy();
      stream.destroy();
    },
  });
}

function readCa({ stream, tls }: { stream: Duplex; tls: TlsOptions }): readonly string[] | undefined {
  try {
    if (tls.ca !== undefined) return parseCaBundle({ pem: tls.ca });
    if (tls.mode === "verify-full") return undefined;
    throw new NetworkError({
      code: "invalid_certificate",
      userMessage: "To check the authority alone, its CA certificate is needed.",
    });
  } catch (error) {
    stream.destroy();
    throw error;
  }
}

/** OpenSSL's word on whether certificate and key belong together. */
function assertFits({ stream, client }: { stream: Duplex; client: ClientCertificate }): void {
  try {
    createSecureContext({ ...client });
  } catch (cause) {
    stream.destroy();
    throw new NetworkError({
      code: "invalid_key",
      userMessage: "The client certificate and its private key cannot be used together.",
      cause,
    });
  }
}

function startTls(input: { stream: Duplex; tls: TlsOptions; ca: readonly string[] | undefined }): TLSSocket {
  const { stream, tls, ca } = input;
  const name = tls.servername.replace(/\.$/, "");
  const socket = connect({
    socket: stream,
    // A server name may not be an address (RFC 6066, section 3).
    ...(isIP(name) === 0 ? { servername: name } : {}),
    // What is pasted is trusted as it is, be it a root, an intermediate or the server's own certificate.
    ...(ca === undefined ? {} : { ca: [...ca], allowPartialTrustChain: true }),
    minVersion: "TLSv1.2",
    ...(tls.maxVersion === undefined ? {} : { maxVersion: tls.maxVersion }),
    ...(tls.alpn === undefined ? {} : { ALPNProtocols: [tls.alpn] }),
    ...tls.client,
    // Not a way around verification: verifyPeer judges the chain and the name before the stream is handed
    // out. Left to Node.js, the failed handshake would hide the certificate the user has to see.
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
  });
  socket.on("error", () => {});
  return socket;
}

function verifyPeer({ socket, tls }: { socket: TLSSocket; tls: TlsOptions }): SecuredStream {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) throw tlsFailure({ tls, cause: { code: "ERR_SSL_NO_CERTIFICATE" } });
  const chainError = socket.authorized ? "" : String(socket.authorizationError ?? "UNKNOWN");
  judgeCertificate({ certificate, chainError, tls, now: new Date() });
  const version = { label: "Protocol", value: socket.getProtocol() ?? "TLS" };
  return { stream: socket, facts: [version, ...certificateFacts({ certificate })] };
}

interface Failure {
  readonly code: FailureCode;
  readonly says: string;
}

const notSupported: Failure = { code: "tls_not_supported", says: "does not speak TLS" };
const tooOld: Failure = {
  code: "tls_too_old",
  says: "and this service have no safe TLS version or cipher in common",
};
const clientCertificate: Failure = { code: "tls_client_cert", says: "asks for a client certificate" };
const reset: Failure = { code: "tls_reset", says: "cut the connection during the TLS handshake" };

const failures: Readonly<Record<string, Failure>> = {
  ECONNRESET: reset,
  EPIPE: reset,
  ETIMEDOUT: { code: "timeout", says: "did not answer the TLS handshake in time" },
  ERR_SSL_WRONG_VERSION_NUMBER: notSupported,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: notSupported,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: tooOld,
  ERR_SSL_UNSUPPORTED_PROTOCOL: tooOld,
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: tooOld,
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: clientCertificate,
};

function tlsFailure({ tls, cause }: { readonly tls: TlsOptions; readonly cause: unknown }): NetworkError {
  const failure = failures[errorCode(cause)] ?? reset;
  return new NetworkError({
    code: failure.code,
    userMessage: `${tls.servername} on port ${tls.port} ${failure.says}.`,
    facts: [
      { label: "Host", value: tls.servername },
      { label: "Port", value: String(tls.port) },
    ],
    cause,
  });
}
