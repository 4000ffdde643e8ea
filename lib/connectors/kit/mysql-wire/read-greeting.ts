import type { Duplex } from "node:stream";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import { sslFlag } from "./client-flags";

/** A greeting is around a hundred bytes; anything larger is no MySQL server. */
const maxBytes = 2_048;

/** Milliseconds the server may take to greet. */
const greetingMs = 5_000;

/** What a MySQL server says first. */
export interface Greeting {
  /** The packet, ready to be given to the driver. */
  readonly packet: Buffer;
  readonly offersTls: boolean;
  /** Number of the error, where the server refuses the connection instead of greeting. */
  readonly errno: number | null;
}

interface Reading {
  readonly stream: Duplex;
  readonly target: { readonly host: string; readonly port: number };
  readonly signal: AbortSignal;
}

/**
 * Reads the one packet a MySQL server sends before anything else, and stops the stream after it. More than
 * that is refused: somebody in between may have added it to be read as if it had come over TLS.
 */
export async function readGreeting(input: Reading): Promise<Greeting> {
  const packet = await readPacket(input);
  const length = packet.length < 8 ? -1 : packet.readUIntLE(0, 3);
  if (length !== packet.length - 4) throw wrongService(input);
  if (packet[4] === 0xff) return { packet, offersTls: false, errno: packet.readUInt16LE(5) };
  const flags = capabilitiesAt(packet);
  if (packet[4] !== 10 || flags === null) throw wrongService(input);
  return {
    packet: plainOffer(packet, flags),
    offersTls: (packet.readUInt16LE(flags) & sslFlag) !== 0,
    errno: null,
  };
}

/** Offset of the lower capabilities: after the version's end, the thread id, eight random bytes and a zero. */
function capabilitiesAt(packet: Buffer): number | null {
  const end = packet.indexOf(0, 5);
  const at = end + 1 + 4 + 8 + 1;
  return end === -1 || at + 18 > packet.length ? null : at;
}

/**
 * Takes out what would change the driver's capabilities after we have announced them: several factors
 * (bit 28) and MariaDB's own extensions (the last four of the ten reserved bytes).
 */
function plainOffer(packet: Buffer, flags: number): Buffer {
  const offer = Buffer.from(packet);
  offer[flags + 6] = (offer[flags + 6] ?? 0) & ~0x10;
  offer.fill(0, flags + 8 + 6, flags + 8 + 10);
  return offer;
}

async function readPacket(input: Reading): Promise<Buffer> {
  const { stream, signal } = input;
  const chunks: Buffer[] = [];
  let stop = (): void => {};
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const fail = () => reject(signal.aborted ? tooLate(input) : wrongService(input));
      const timer = setTimeout(() => reject(tooLate(input)), greetingMs);
      const read = (chunk: Buffer) => {
        chunks.push(chunk);
        const all = Buffer.concat(chunks);
        if (all.length < 4) return;
        const length = all.readUIntLE(0, 3);
        if (length > maxBytes || all[3] !== 0) return fail();
        if (all.length >= 4 + length) resolve(all);
      };
      stop = () => {
        clearTimeout(timer);
        stream.removeListener("data", read).removeListener("close", fail).removeListener("end", fail);
        signal.removeEventListener("abort", fail);
      };
      stream.on("data", read).once("close", fail).once("end", fail);
      signal.addEventListener("abort", fail, { once: true });
    });
  } finally {
    // Until TLS or the driver takes over nobody reads: what comes now has to wait.
    stream.pause();
    stop();
  }
}

function tooLate(input: Reading): NetworkError {
  return failure({ ...input, code: "timeout", says: "accepts connections but does not answer" });
}

function wrongService(input: Reading): NetworkError {
  return failure({
    ...input,
    code: "wrong_service",
    says: "is answered by something that is no MySQL server",
  });
}

/** An error that names the server and what it did. */
export function failure(input: {
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
