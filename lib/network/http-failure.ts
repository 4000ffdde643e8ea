import { NetworkError } from "@/lib/shared/errors/network-error";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import { errorCode } from "./error-code";
import type { HttpTarget } from "./read-http-target";

interface Failure {
  readonly code: FailureCode;
  readonly says: string;
}

const wrongService: Failure = {
  code: "wrong_service",
  says: "is answered by something that is no web server",
};
const tooLarge: Failure = { code: "answer_too_large", says: "gave an answer far larger than expected" };
const silent: Failure = { code: "timeout", says: "accepts connections but did not answer in time" };
const reset: Failure = { code: "connection_reset", says: "cut the connection before it had answered" };
const clientCertificate: Failure = { code: "tls_client_cert", says: "asks for a client certificate" };

const failures: Readonly<Record<string, Failure>> = {
  ETIMEDOUT: silent,
  UND_ERR_HEADERS_TIMEOUT: silent,
  UND_ERR_BODY_TIMEOUT: silent,
  UND_ERR_RES_EXCEEDED_MAX_SIZE: tooLarge,
  UND_ERR_HEADERS_OVERFLOW: wrongService,
  // Arrives with the first read, after the handshake, as TLS 1.3 has it.
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: clientCertificate,
  // A line break or another character that no header may hold, for example in a pasted token.
  UND_ERR_INVALID_ARG: {
    code: "auth_failed",
    says: "was not asked: what you entered holds characters that cannot be sent, such as a line break",
  },
};

/** Maps an error of the HTTP client to ours. */
export function httpFailure(input: { readonly target: HttpTarget; readonly error: unknown }): NetworkError {
  const { target, error } = input;
  const raw = errorCode(error);
  // Not every error of undici's parser has a code.
  const isUnreadable = raw.startsWith("HPE_") || (error instanceof Error && error.name === "HTTPParserError");
  const failure = failures[raw] ?? (isUnreadable ? wrongService : reset);
  return new NetworkError({
    code: failure.code,
    userMessage: `${target.host} on port ${target.port} ${failure.says}.`,
    facts: [
      { label: "Host", value: target.host },
      { label: "Port", value: String(target.port) },
    ],
    cause: error,
  });
}
