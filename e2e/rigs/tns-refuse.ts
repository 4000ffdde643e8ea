import { type AddressInfo, createServer, type Socket } from "node:net";
import { Duplex } from "node:stream";
import { TLSSocket } from "node:tls";
import type { KeyAndCertificate } from "./tls-material.ts";

/** What the listener answers to a CONNECT, one after another; the last one again and again. */
export type TnsAnswer =
  | { readonly refuse: number }
  /** Data in the packet itself or, as real listeners do where it is long, in a packet of its own. */
  | { readonly redirect: string; readonly isApart?: boolean; readonly connectData?: string }
  | { readonly resend: "as-it-is" | "new-tls" }
  | { readonly bytes: Buffer };

/** An Oracle listener that takes nobody on: a login cannot be emulated, but what comes before it can. */
export interface TnsListener {
  readonly port: number;
  /** The connect data of every CONNECT that came, and whether it came encrypted. */
  readonly connects: readonly { readonly data: string; readonly isEncrypted: boolean }[];
  openConnections(): number;
  serveCertificate(pair: KeyAndCertificate): void;
  answer(answers: readonly TnsAnswer[]): void;
  stop(): Promise<void>;
}

interface Listener {
  answers: readonly TnsAnswer[];
  tls: KeyAndCertificate | undefined;
  readonly connects: { readonly data: string; readonly isEncrypted: boolean }[];
}

/** Starts it on a free loopback port; with TLS where there is a certificate. */
export async function startTnsListener(input: {
  readonly answers: readonly TnsAnswer[];
  readonly tls?: KeyAndCertificate;
}): Promise<TnsListener> {
  const listener: Listener = { answers: input.answers, tls: input.tls, connects: [] };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    serve({ socket, listener, answers: [...listener.answers] });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connects: listener.connects,
    openConnections: () => sockets.size,
    serveCertificate: (pair) => {
      listener.tls = pair;
    },
    answer: (answers) => {
      listener.answers = answers;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Session {
  readonly socket: Socket;
  readonly listener: Listener;
  readonly answers: TnsAnswer[];
}

function serve(session: Session): void {
  const { socket, listener, answers } = session;
  const { stream, leave } = secure(socket, listener.tls);
  let bytes: Buffer = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    const connect = readConnect(bytes);
    if (connect === null) return;
    bytes = connect.rest;
    listener.connects.push({ data: connect.data, isEncrypted: listener.tls !== undefined });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === undefined) return;
    stream.write(toBytes(answer), () => {
      if (!("resend" in answer) || answer.resend !== "new-tls") return;
      // Another process takes the connection over, and knows nothing of the TLS so far.
      leave();
      serve(session);
    });
  });
}

/** TLS over the socket that can be left behind. */
function secure(socket: Socket, tls: KeyAndCertificate | undefined) {
  if (tls === undefined) return { stream: socket as Duplex, leave: () => {} };
  let isLeft = false;
  const carrier = new Duplex({
    read: () => void socket.resume(),
    write: (chunk, _encoding, done) => {
      if (isLeft) done();
      else socket.write(chunk, done);
    },
  });
  const read = (chunk: Buffer) => void carrier.push(chunk);
  const close = () => void carrier.destroy();
  socket.on("data", read).once("close", close);
  const stream = new TLSSocket(carrier as Socket, { isServer: true, ...tls });
  stream.on("error", () => socket.destroy());
  const leave = () => {
    isLeft = true;
    socket.removeListener("data", read).removeListener("close", close);
    stream.destroy();
  };
  return { stream: stream as Duplex, leave };
}

/** The data of a CONNECT: inside of it, or in the DATA packet after it where they are long. */
function readConnect(bytes: Buffer): { readonly data: string; readonly rest: Buffer } | null {
  if (bytes.length < 8 || bytes.length < bytes.readUInt16BE(0)) return null;
  const length = bytes.readUInt16BE(0);
  const [size, offset] = [bytes.readUInt16BE(24), bytes.readUInt16BE(26)];
  if (offset + size <= length) {
    return { data: bytes.toString("latin1", offset, offset + size), rest: bytes.subarray(length) };
  }
  const next = bytes.subarray(length);
  if (next.length < 10 || next.length < next.readUInt16BE(0)) return null;
  const end = next.readUInt16BE(0);
  return { data: next.toString("latin1", 10, end), rest: next.subarray(end) };
}

function toBytes(answer: TnsAnswer): Buffer {
  if ("bytes" in answer) return answer.bytes;
  if ("resend" in answer) return packet({ type: 11, flags: answer.resend === "new-tls" ? 8 : 0 });
  if ("refuse" in answer) {
    const text = Buffer.from(
      `(DESCRIPTION=(TMP=)(VSNNUM=0)(ERR=${answer.refuse})(ERROR_STACK=(ERROR=upstream)))`,
    );
    return packet({ type: 4, body: Buffer.concat([Buffer.from([34, 0, 0, text.length]), text]) });
  }
  const { redirect, connectData, isApart = false } = answer;
  const data = Buffer.from(connectData === undefined ? redirect : `${redirect}\0${connectData}`);
  const flags = connectData === undefined ? 0 : 2;
  const size = Buffer.from([data.length >> 8, data.length & 0xff]);
  if (!isApart) return packet({ type: 5, flags, body: Buffer.concat([size, data]) });
  const apart = packet({ type: 6, body: Buffer.concat([Buffer.alloc(2), data]) });
  return Buffer.concat([packet({ type: 5, flags, body: size }), apart]);
}

function packet(input: { readonly type: number; readonly flags?: number; readonly body?: Buffer }): Buffer {
  const { type, flags = 0, body = Buffer.alloc(0) } = input;
  const header = Buffer.from([0, 0, 0, 0, type, flags, 0, 0]);
  header.writeUInt16BE(8 + body.length, 0);
  return Buffer.concat([header, body]);
}
