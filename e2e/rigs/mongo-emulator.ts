import { type AddressInfo, createServer, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { TLSSocket } from "node:tls";
import { type AwsAnswer, expectedAuthorization, readAwsAnswer, startAws } from "./mongo/aws-conversation.ts";
import { type ScramConversation, startScram } from "./mongo/scram.ts";
import { type MongoStore, runOnStore } from "./mongo/store.ts";
import { type MongoDocument, type MongoRequest, serveRequests } from "./mongo/wire.ts";
import type { KeyAndCertificate } from "./tls-material.ts";

export interface MongoUser {
  readonly password: string;
  readonly roles: readonly MongoDocument[];
  readonly privileges: readonly MongoDocument[];
  /** Errors by command, such as `{ insert: 13 }`; a sign-in is `saslStart`. */
  readonly errors?: Readonly<Record<string, number>>;
}

export interface MongoBehaviour {
  readonly users: Readonly<Record<string, MongoUser>>;
  readonly store: MongoStore;
  /** What hello says besides the usual. */
  readonly hello?: MongoDocument;
  /** Service that role holders have to sign for, and the keys it knows. */
  readonly aws?: {
    readonly host: string;
    readonly region: string;
    readonly keys: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
}

/** Speaks as much of MongoDB's protocol as a check needs, the password's proof included. */
export interface MongoEmulator {
  readonly port: number;
  /** Names of the commands that came, hello left out. */
  readonly commands: readonly string[];
  /** What the clients said of themselves. */
  readonly clients: readonly unknown[];
  openConnections(): number;
  serveCertificate(pair: KeyAndCertificate): void;
  behave(change: Partial<MongoBehaviour>): void;
  stop(): Promise<void>;
}

/** Starts it on a free loopback port; with TLS where there is a certificate. */
export async function startMongoEmulator(input: {
  readonly behaviour: MongoBehaviour;
  readonly tls?: KeyAndCertificate;
}): Promise<MongoEmulator> {
  const server: Server = { behaviour: input.behaviour, tls: input.tls, commands: [], clients: [] };
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    const session: Session = { server, scram: null, aws: null, username: null };
    serveRequests(secure(socket, server.tls), (request) => answer(session, request));
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  return {
    port: (listener.address() as AddressInfo).port,
    commands: server.commands,
    clients: server.clients,
    openConnections: () => sockets.size,
    serveCertificate: (pair) => {
      server.tls = pair;
    },
    behave: (change) => {
      server.behaviour = { ...server.behaviour, ...change };
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => listener.close(() => resolve()));
    },
  };
}

interface Server {
  behaviour: MongoBehaviour;
  tls: KeyAndCertificate | undefined;
  readonly commands: string[];
  readonly clients: unknown[];
}

interface Session {
  readonly server: Server;
  scram: ScramConversation | null;
  aws: { readonly nonce: Buffer } | null;
  username: string | null;
}

function secure(socket: Socket, tls: KeyAndCertificate | undefined): Duplex {
  if (tls === undefined) return socket;
  const secured = new TLSSocket(socket, { isServer: true, ...tls });
  return secured.on("error", () => socket.destroy());
}

async function answer(session: Session, { command, reply }: MongoRequest): Promise<void> {
  const [name = ""] = Object.keys(command);
  if (/^(hello|isMaster)$/i.test(name)) return reply(hello(session, command));
  session.server.commands.push(name);
  reply(refusal(session, name) ?? known(session, name, command));
}

function known(session: Session, name: string, command: MongoDocument): MongoDocument {
  const { behaviour } = session.server;
  if (name === "saslStart") return saslStart(session, command);
  if (name === "saslContinue") return saslContinue(session, command);
  if (name === "ping" || name === "endSessions") return { ok: 1 };
  if (session.username === null) return failure(13);
  if (name === "buildInfo") return { ok: 1, version: "8.0.4" };
  if (name === "connectionStatus") return connectionStatus(session);
  return runOnStore(behaviour.store, command) ?? failure(59);
}

function refusal(session: Session, name: string): MongoDocument | null {
  const user = session.server.behaviour.users[session.username ?? ""];
  const code = user?.errors?.[name];
  return code === undefined ? null : failure(code);
}

function failure(code: number): MongoDocument {
  return {
    ok: 0,
    code,
    codeName: "Upstream",
    errmsg: code === 8000 ? "bad auth : upstream text" : "upstream text",
  };
}

function hello(session: Session, command: MongoDocument): MongoDocument {
  if (command.client !== undefined) session.server.clients.push(command.client);
  const early = command.speculativeAuthenticate as MongoDocument | undefined;
  const begun = early === undefined ? { ok: 0 } : saslStart(session, early);
  return {
    isWritablePrimary: true,
    maxBsonObjectSize: 16_777_216,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: 21,
    ...(command.saslSupportedMechs === undefined ? {} : { saslSupportedMechs: ["SCRAM-SHA-256"] }),
    // A sign-in that cannot begin is left for the client to begin itself.
    ...(begun.ok === 1 ? { speculativeAuthenticate: begun } : {}),
    ...session.server.behaviour.hello,
    ok: 1,
  };
}

function saslStart(session: Session, command: MongoDocument): MongoDocument {
  const { users, aws } = session.server.behaviour;
  const payload = Buffer.from(command.payload as Uint8Array);
  if (command.mechanism === "MONGODB-AWS" && aws !== undefined) {
    const { nonce, challenge } = startAws({ payload, host: aws.host });
    session.aws = { nonce };
    return { ok: 1, conversationId: 1, done: false, payload: challenge };
  }
  if (command.mechanism !== "SCRAM-SHA-256") return failure(334);
  // A user is known in the database it was made in.
  const passwordOf = (name: string) =>
    command.db === "admin" || command.$db === "admin" ? users[name]?.password : undefined;
  session.scram = startScram({ first: payload.toString(), passwordOf });
  const code = users[session.scram.username]?.errors?.saslStart;
  if (code !== undefined) return failure(code);
  return { ok: 1, conversationId: 1, done: false, payload: Buffer.from(session.scram.challenge) };
}

function saslContinue(session: Session, command: MongoDocument): MongoDocument {
  const payload = Buffer.from(command.payload as Uint8Array);
  if (session.aws !== null) return finishAws(session, readAwsAnswer(payload));
  const final = session.scram?.finish(payload.toString()) ?? null;
  if (final === null) return failure(18);
  session.username = session.scram?.username ?? null;
  return { ok: 1, conversationId: 1, done: true, payload: Buffer.from(final) };
}

function finishAws(session: Session, answer: AwsAnswer): MongoDocument {
  const { aws } = session.server.behaviour;
  if (aws === undefined || session.aws === null) return failure(18);
  const expected = expectedAuthorization({ ...aws, answer, nonce: session.aws.nonce });
  if (answer.authorization !== expected) return failure(18);
  session.username = aws.keys.accessKeyId;
  return { ok: 1, conversationId: 1, done: true, payload: Buffer.alloc(0) };
}

function connectionStatus(session: Session): MongoDocument {
  const user = session.server.behaviour.users[session.username ?? ""];
  const authenticatedUserRoles = user?.roles ?? [];
  const authenticatedUserPrivileges = user?.privileges ?? [];
  return { ok: 1, authInfo: { authenticatedUserRoles, authenticatedUserPrivileges } };
}
