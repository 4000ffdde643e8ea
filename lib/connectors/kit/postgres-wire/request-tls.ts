import { once } from "node:events";
import type { Duplex } from "node:stream";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";

/** The SSLRequest message: its length, then the magic number 80877103 (PostgreSQL protocol, "SSLRequest"). */
const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** Milliseconds the server may take for its one byte. */
const answerMs = 5_000;

/**
 * Asks a PostgreSQL server for TLS; returns when it agreed and the handshake may start. More than the
 * one byte is refused: somebody in between may have added it to be read as if it had come over TLS.
 */
export async function requestTls(input: {
  readonly stream: Duplex;
  readonly target: { readonly host: string; readonly port: number };
  readonly signal: AbortSignal;
}): Promise<null> {
  const answer = await readAnswer(input);
  if (answer.length === 1 && answer[0] === 0x53) return null;
  const isRefusal = answer.length === 1 && answer[0] === 0x4e;
  throw isRefusal
    ? failure({ ...input, code: "tls_not_supported", says: "is a PostgreSQL server without TLS" })
    : wrongService(input);
}

async function readAnswer(input: {
  readonly stream: Duplex;
  readonly target: { readonly host: string; readonly port: number };
  readonly signal: AbortSignal;
}): Promise<Buffer> {
  const { stream } = input;
  const late = AbortSignal.timeout(answerMs);
  const over = new AbortController();
  const ended = () => over.abort();
  stream.once("close", ended);
  stream.once("end", ended);
  try {
    const answered = once(stream, "data", { signal: AbortSignal.any([input.signal, late, over.signal]) });
    stream.write(sslRequest);
    const [chunk] = (await answered) as [Buffer];
    // Until TLS takes over nobody reads: what comes now has to wait.
    stream.pause();
    return chunk;
  } catch {
    if (late.aborted || input.signal.aborted) {
      throw failure({ ...input, code: "timeout", says: "accepts connections but does not answer" });
    }
    throw wrongService(input);
  } finally {
    stream.removeListener("close", ended);
    stream.removeListener("end", ended);
  }
}

interface Peer {
  readonly target: { readonly host: string; readonly port: number };
}

function wrongService({ target }: Peer): NetworkError {
  return failure({ target, code: "wrong_service", says: "is answered by something that is not PostgreSQL" });
}

function failure({
  target,
  code,
  says,
}: Peer & { readonly code: FailureCode; readonly says: string }): NetworkError {
  return new NetworkError({
    code,
    userMessage: `${target.host} on port ${target.port} ${says}.`,
    facts: [
      { label: "Host", value: target.host },
      { label: "Port", value: String(target.port) },
    ],
  });
}
