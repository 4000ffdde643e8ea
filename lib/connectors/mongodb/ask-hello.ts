import type { Duplex } from "node:stream";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";

/** What a server says of itself, as far as it decides how to go on. */
export interface Hello {
  /** Takes writes: a primary, a single server or a router of a sharded cluster. */
  readonly isWritable: boolean;
  /** The primary as its cluster calls it; null where there is none. */
  readonly primary: { readonly host: string; readonly port: number } | null;
  readonly maxWireVersion: number;
}

/** OP_MSG, the one kind of message since MongoDB 3.6. */
const opMsg = 2013;
/** A hello is a few hundred bytes, with a large replica set some thousand. */
const maxBytes = 64 * 1024;
/** Milliseconds the server may take to answer. */
const answerMs = 5_000;

interface Asking {
  readonly stream: Duplex;
  readonly target: { readonly host: string; readonly port: number };
  readonly signal: AbortSignal;
  readonly isEncrypted: boolean;
}

/**
 * Says hello before the driver does: it takes anything that is no MongoDB for one that is out of order,
 * and would wait for it to recover.
 */
export async function askHello(input: Asking): Promise<Hello> {
  const { BSON } = await import("mongodb");
  const body = BSON.serialize({ hello: 1, $db: "admin" });
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(1, 4);
  head.writeInt32LE(opMsg, 12);
  input.stream.write(Buffer.concat([head, body]));
  const answer = await readAnswer(input);
  if (answer.readInt32LE(12) !== opMsg || answer[20] !== 0) throw wrongService(input);
  try {
    return readHello(BSON.deserialize(answer.subarray(21)));
  } catch {
    throw wrongService(input);
  }
}

function readHello(document: Readonly<Record<string, unknown>>): Hello {
  const { isWritablePrimary, maxWireVersion, primary } = document;
  if (typeof maxWireVersion !== "number") throw new TypeError("not a hello");
  const [, host, port] = /^([A-Za-z0-9._-]{1,253}):(\d{1,5})$/.exec(String(primary)) ?? [];
  return {
    isWritable: isWritablePrimary === true,
    primary: host === undefined ? null : { host, port: Number(port) },
    maxWireVersion,
  };
}

async function readAnswer(input: Asking): Promise<Buffer> {
  const { stream } = input;
  const signal = AbortSignal.any([input.signal, AbortSignal.timeout(answerMs)]);
  let bytes: Buffer = Buffer.alloc(0);
  let stop = (): void => {};
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const fail = () => reject(signal.aborted ? tooLate(input) : wrongService(input));
      const read = (chunk: Buffer) => {
        bytes = Buffer.concat([bytes, chunk]);
        if (bytes.length < 4) return;
        const length = bytes.readInt32LE(0);
        if (length < 26 || length > maxBytes || bytes.length > length) return fail();
        if (bytes.length === length) resolve(bytes);
      };
      stop = () => {
        stream.removeListener("data", read).removeListener("close", fail).removeListener("end", fail);
        signal.removeEventListener("abort", fail);
      };
      stream.on("data", read).once("close", fail).once("end", fail);
      signal.addEventListener("abort", fail, { once: true });
      stream.resume();
    });
  } finally {
    // Until the driver takes over nobody reads: what comes now has to wait.
    stream.pause();
    stop();
  }
}

function tooLate(input: Asking): NetworkError {
  return serverFailure({ ...input, code: "timeout", says: "accepts connections but does not answer" });
}

function wrongService(input: Asking): NetworkError {
  const says = input.isEncrypted
    ? "is answered by something that is no MongoDB"
    : "is answered by something that is no MongoDB, or that takes TLS only";
  return serverFailure({ ...input, code: "wrong_service", says });
}

/** An error that names the server and what it did. */
function serverFailure(input: Asking & { readonly code: FailureCode; readonly says: string }): NetworkError {
  const { host, port } = input.target;
  const facts = [
    { label: "Host", value: host },
    { label: "Port", value: String(port) },
  ];
  return new NetworkError({ code: input.code, userMessage: `${host} on port ${port} ${input.says}.`, facts });
}
