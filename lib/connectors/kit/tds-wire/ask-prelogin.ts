import type { Duplex } from "node:stream";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import { firstPacket, packetType } from "./packet";
import { preloginMessage, readPrelogin } from "./prelogin";

/** A PRELOGIN answer is around fifty bytes; anything larger is no SQL Server. */
const maxBytes = 2_048;

/** Milliseconds the server may take to answer. */
const answerMs = 5_000;

interface Asking {
  readonly stream: Duplex;
  readonly target: { readonly host: string; readonly port: number };
  /** What to say about encryption. */
  readonly encryption: number;
  readonly signal: AbortSignal;
}

/**
 * Asks a server what it thinks of encryption, before any driver does. More than the one answer is refused:
 * somebody in between may have added it to be read as if it had come over TLS.
 */
export async function askPrelogin(
  input: Asking,
): Promise<{ readonly encryption: number; readonly version: string }> {
  const data = await readAnswer(input);
  const answer = readPrelogin(data);
  if (answer === null) throw wrongService(input);
  return answer;
}

async function readAnswer(input: Asking): Promise<Buffer> {
  const { stream } = input;
  const signal = AbortSignal.any([input.signal, AbortSignal.timeout(answerMs)]);
  let bytes = Buffer.alloc(0);
  let stop = (): void => {};
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const fail = () => reject(signal.aborted ? tooLate(input) : wrongService(input));
      const read = (chunk: Buffer) => {
        bytes = Buffer.concat([bytes, chunk]);
        const answer = answerIn(bytes);
        if (answer === undefined) return fail();
        if (answer !== null) resolve(answer);
      };
      stop = () => {
        stream.removeListener("data", read).removeListener("close", fail).removeListener("end", fail);
        signal.removeEventListener("abort", fail);
      };
      stream.on("data", read).once("close", fail).once("end", fail);
      signal.addEventListener("abort", fail, { once: true });
      stream.write(preloginMessage({ type: packetType.prelogin, encryption: input.encryption }));
      stream.resume();
    });
  } finally {
    // Until TLS or the driver takes over nobody reads: what comes now has to wait.
    stream.pause();
    stop();
  }
}

/** The data of the answer; null while it is not complete, undefined where it is none. */
function answerIn(bytes: Buffer): Buffer | null | undefined {
  if (bytes[0] !== packetType.answer || bytes.length > maxBytes) return undefined;
  try {
    const packet = firstPacket(bytes);
    if (packet === null) return null;
    return packet.isLast && packet.rest.length === 0 ? packet.data : undefined;
  } catch {
    return undefined;
  }
}

function tooLate(input: Asking): NetworkError {
  return serverFailure({ ...input, code: "timeout", says: "accepts connections but does not answer" });
}

function wrongService(input: Asking): NetworkError {
  return serverFailure({
    ...input,
    code: "wrong_service",
    says: "is answered by something that is no SQL Server, or takes strict encryption only",
  });
}

/** An error that names the server and what it did. */
export function serverFailure(input: {
  readonly target: { readonly host: string; readonly port: number };
  readonly code: FailureCode;
  readonly says: string;
}): NetworkError {
  const { host, port } = input.target;
  return new NetworkError({
    code: input.code,
    userMessage: `${host} on port ${port} ${input.says}.`,
    facts: [
      { label: "Host", value: host },
      { label: "Port", value: String(port) },
    ],
  });
}
