import { type AddressInfo, createServer, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { TLSSocket } from "node:tls";
import { handshakeCarrier, messageReader, sendMessage, toPackets } from "./tds/messages.ts";
import { refusal, replyTokens, routing, type TdsReply, welcome } from "./tds/tokens.ts";
import type { KeyAndCertificate } from "./tls-material.ts";

/**
 * What the server says of encryption: `on` and `required` do TLS inside of PRELOGIN, `off` and
 * `not-supported` go on in clear, `strict` does TLS before anything else (TDS 8.0).
 */
export type TdsEncryption = "off" | "on" | "not-supported" | "required" | "strict";

/** What a client sent in its LOGIN7. */
export interface TdsSignIn {
  readonly username: string;
  readonly password: string;
  readonly database: string;
  readonly workstation: string;
  readonly isEncrypted: boolean;
}

export interface TdsBehaviour {
  readonly encryption: TdsEncryption;
  /** The numbers of the errors a sign-in gets; none lets it in. */
  readonly refuse: (signIn: TdsSignIn) => readonly number[];
  /** The answer to a batch. */
  readonly answer: (input: { readonly sql: string; readonly signIn: TdsSignIn }) => TdsReply;
  /** Ends the connection with the last byte of such an answer, or after this many bytes of it. */
  readonly hangUp?: { readonly on: RegExp; readonly afterBytes?: number };
  /** Sends a client that signed in on to another server. */
  readonly route?: { readonly host: string; readonly port: number };
}

/** Speaks as much of TDS 7.4 as sign-ins and batches need: there is no SQL Server to test against. */
export interface TdsEmulator {
  readonly port: number;
  readonly signIns: readonly TdsSignIn[];
  /** Every batch that came, the driver's first one left out. */
  readonly batches: readonly string[];
  openConnections(): number;
  /** What new connections get from now on. */
  serveCertificate(pair: KeyAndCertificate): void;
  behave(change: Partial<TdsBehaviour>): void;
  stop(): Promise<void>;
}

const encryptionByte = { off: 0, on: 1, "not-supported": 2, required: 3, strict: 2 } as const;

/** Starts it on a free loopback port. */
export async function startTdsEmulator(input: {
  readonly behaviour: TdsBehaviour;
  readonly tls: KeyAndCertificate;
}): Promise<TdsEmulator> {
  const session: Session = { ...input, signIns: [], batches: [] };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    void serve({ socket, session }).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    signIns: session.signIns,
    batches: session.batches,
    openConnections: () => sockets.size,
    serveCertificate: (pair) => {
      session.tls = pair;
    },
    behave: (change) => {
      session.behaviour = { ...session.behaviour, ...change };
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Session {
  behaviour: TdsBehaviour;
  tls: KeyAndCertificate;
  readonly signIns: TdsSignIn[];
  readonly batches: string[];
}

async function serve({ socket, session }: { socket: Socket; session: Session }): Promise<void> {
  const { stream, isEncrypted } = await settleEncryption({ socket, session });
  const receive = messageReader(stream);
  if (session.behaviour.encryption === "strict") await answerPrelogin({ stream, session, receive });
  const signIn = { ...readLogin((await receive()).data), isEncrypted };
  session.signIns.push(signIn);
  const { behaviour } = session;
  const refusals = behaviour.refuse(signIn);
  if (refusals.length > 0) {
    sendMessage(stream, 4, refusal(refusals));
    return void stream.end();
  }
  const greeting = behaviour.route === undefined ? welcome(signIn) : routing(behaviour.route);
  sendMessage(stream, 4, greeting);
  await receive();
  sendMessage(stream, 4, replyTokens({ columns: [], rows: [] }));
  for (;;) await answerBatch({ stream, session, signIn, message: await receive() });
}

async function answerBatch(input: {
  readonly stream: Duplex;
  readonly session: Session;
  readonly signIn: TdsSignIn;
  readonly message: { readonly type: number; readonly data: Buffer };
}): Promise<void> {
  const { stream, session, signIn, message } = input;
  // An attention: the client gave up on its request.
  if (message.type === 6)
    return sendMessage(stream, 4, Buffer.from([0xfd, 0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const sql = message.data.subarray(message.data.readUInt32LE(0)).toString("utf16le");
  session.batches.push(sql);
  const { answer, hangUp } = session.behaviour;
  const data = replyTokens(answer({ sql, signIn }));
  if (hangUp?.on.test(sql) !== true) return sendMessage(stream, 4, data);
  stream.end(toPackets(4, data).subarray(0, hangUp.afterBytes));
}

async function settleEncryption(input: { socket: Socket; session: Session }) {
  const { socket, session } = input;
  const { encryption } = session.behaviour;
  if (encryption === "strict") {
    const stream = secure(socket, { ...session.tls, ALPNProtocols: ["tds/8.0"] });
    return { stream, isEncrypted: true };
  }
  const wanted = await answerPrelogin({ stream: socket, session, receive: messageReader(socket) });
  const hasTls = encryption === "required" || (encryption === "on" && wanted !== 2);
  if (!hasTls || wanted === 2) return { stream: socket as Duplex, isEncrypted: false };
  const stream = secure(handshakeCarrier(socket), { ...session.tls, maxVersion: "TLSv1.2" });
  return { stream, isEncrypted: true };
}

function secure(stream: Duplex, options: object): Duplex {
  const secured = new TLSSocket(stream as Socket, { isServer: true, ...options });
  secured.on("error", () => stream.destroy());
  return secured;
}

/** Answers PRELOGIN; gives the client's word on encryption. */
async function answerPrelogin(input: {
  readonly stream: Duplex;
  readonly session: Session;
  readonly receive: () => Promise<{ readonly data: Buffer }>;
}): Promise<number> {
  const { data } = await input.receive();
  let wanted = 2;
  for (let at = 0; data[at] !== 0xff && at < data.length; at += 5) {
    if (data[at] === 1) wanted = data[data.readUInt16BE(at + 1)] ?? 2;
  }
  const byte = encryptionByte[input.session.behaviour.encryption];
  const heads = Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff]);
  sendMessage(input.stream, 4, Buffer.concat([heads, Buffer.from([16, 0, 4, 0x65, 0, 0, byte])]));
  return wanted;
}

/** Names and password of a LOGIN7 message (MS-TDS 2.2.6.4); the password's bytes are swapped and flipped. */
function readLogin(data: Buffer): Omit<TdsSignIn, "isEncrypted"> {
  const field = (at: number) => {
    const start = data.readUInt16LE(at);
    return Buffer.from(data.subarray(start, start + data.readUInt16LE(at + 2) * 2));
  };
  const password = field(44).map((byte) => {
    const flipped = byte ^ 0xa5;
    return ((flipped << 4) | (flipped >> 4)) & 0xff;
  });
  return {
    username: field(40).toString("utf16le"),
    password: Buffer.from(password).toString("utf16le"),
    database: field(68).toString("utf16le"),
    workstation: field(36).toString("utf16le"),
  };
}
