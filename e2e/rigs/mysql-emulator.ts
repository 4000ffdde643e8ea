import { type AddressInfo, createServer, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { TLSSocket } from "node:tls";
import type { KeyAndCertificate } from "./tls-material.ts";

/**
 * How the server behaves once a client answered its greeting: asks for the password of MySQL 8's default
 * plugin, asks for it as it is, lets the client in and then asks for a file of its, or greets with an error.
 */
export type MysqlBehaviour = "caching-sha2" | "clear-password" | "local-infile" | "host-not-allowed";

/** Speaks as much of MySQL's protocol as a sign-in needs, for what no MariaDB does. */
export interface MysqlEmulator {
  readonly port: number;
  /** Capabilities the client announced: in its request for TLS, and in its sign-in. */
  readonly capabilities: readonly number[];
  /** What the client sent after its sign-in, packet by packet. */
  readonly received: readonly Buffer[];
  stop(): Promise<void>;
}

const scramble = Buffer.from("abcdefghijklmnopqrst");
/** What MySQL 8 offers: TLS, plugins, several factors (bit 28) and all the rest. */
const offered = 0xdfff_ffff;

/** Starts it on a free loopback port; it offers TLS with this certificate. */
export async function startMysqlEmulator(input: {
  readonly behaviour: MysqlBehaviour;
  readonly tls: KeyAndCertificate;
}): Promise<MysqlEmulator> {
  const capabilities: number[] = [];
  const received: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    void serve({ ...input, socket, capabilities, received }).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    capabilities,
    received,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Session {
  readonly behaviour: MysqlBehaviour;
  readonly tls: KeyAndCertificate;
  readonly socket: Socket;
  readonly capabilities: number[];
  readonly received: Buffer[];
}

async function serve(session: Session): Promise<void> {
  const { behaviour, socket, received } = session;
  if (behaviour === "host-not-allowed") return send(socket, 0, errorPacket(1130));
  send(socket, 0, greeting());
  const { stream, signIn } = await receiveSignIn(session);
  send(stream, sequenceAfter(signIn), firstAnswers[behaviour]);
  for (;;) {
    const packet = await receive(stream);
    received.push(packet.subarray(4));
    send(stream, sequenceAfter(packet), laterAnswer(session));
  }
}

/** The sign-in, through TLS where the client asks for that first. */
async function receiveSignIn(session: Session): Promise<{ stream: Duplex; signIn: Buffer }> {
  const { socket, capabilities } = session;
  const first = await receive(socket);
  capabilities.push(first.readUInt32LE(4));
  if (first.length !== 36) return { stream: socket, signIn: first };
  const { cert, key } = session.tls;
  const stream = new TLSSocket(socket, { isServer: true, cert, key });
  stream.on("error", () => {});
  const signIn = await receive(stream);
  capabilities.push(signIn.readUInt32LE(4));
  return { stream, signIn };
}

function laterAnswer({ behaviour, received }: Session): Buffer {
  if (behaviour === "local-infile") return Buffer.from("\xfb/etc/hostname", "latin1");
  if (received.length === 1) return Buffer.from([1, 4]);
  return received.length === 2 ? okPacket : errorPacket(1064);
}

function sequenceAfter(packet: Buffer): number {
  return (packet[3] ?? 0) + 1;
}

const okPacket = Buffer.from([0, 0, 0, 2, 0, 0, 0]);

function errorPacket(errno: number): Buffer {
  const head = Buffer.from([0xff, errno & 0xff, errno >> 8]);
  return Buffer.concat([head, Buffer.from("#HY000upstream text")]);
}

function switchTo(plugin: string): Buffer {
  return Buffer.concat([Buffer.from([0xfe]), Buffer.from(`${plugin}\0`), scramble, Buffer.from([0])]);
}

const firstAnswers = {
  "caching-sha2": switchTo("caching_sha2_password"),
  "clear-password": switchTo("mysql_clear_password"),
  "local-infile": okPacket,
} as const;

function greeting(): Buffer {
  const flags = Buffer.alloc(4);
  flags.writeUInt32LE(offered);
  return Buffer.concat([
    Buffer.from("\x0a8.4.0-emulated\0", "latin1"),
    Buffer.from([1, 0, 0, 0]),
    scramble.subarray(0, 8),
    Buffer.from([0]),
    flags.subarray(0, 2),
    Buffer.from([255, 2, 0]),
    flags.subarray(2),
    Buffer.from([21]),
    Buffer.alloc(10),
    scramble.subarray(8),
    Buffer.from("\0caching_sha2_password\0", "latin1"),
  ]);
}

function send(stream: Duplex, sequence: number, payload: Buffer): void {
  const head = Buffer.alloc(4);
  head.writeUIntLE(payload.length, 0, 3);
  head[3] = sequence;
  stream.write(Buffer.concat([head, payload]));
}

/** One packet; what comes with it, such as the start of TLS, goes back to the stream. */
function receive(stream: Duplex): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      stream.pause();
      const end = 4 + chunk.readUIntLE(0, 3);
      if (chunk.length > end) stream.unshift(chunk.subarray(end));
      done(() => resolve(chunk.subarray(0, end)));
    };
    const ended = () => done(() => reject(new Error("the client hung up")));
    const done = (settle: () => void) => {
      stream.removeListener("data", read).removeListener("close", ended);
      settle();
    };
    stream.on("data", read).once("close", ended);
    stream.resume();
  });
}
