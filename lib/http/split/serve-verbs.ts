import "server-only";
import { randomBytes } from "node:crypto";
import { access, chmod, constants, mkdir, readdir, rm, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StartError } from "@/lib/shared/errors/start-error";
import { answerCall } from "./answer-call";

/** Longer than the serving processes keep a connection that nothing is asked on: they close it, never we. */
const keepAliveMs = 10 * 60_000;

/** How long calls under way may take to end, in ms; the streams of long checks are asked for again elsewhere. */
const drainMs = 10_000;

/** The socket that a worker answers verbs at. */
export interface VerbServer {
  /** Takes no more calls, and lets those under way end. */
  close(): Promise<void>;
}

/**
 * Answers verbs at a socket of its own in a folder, which the processes that serve look into. Only this user and its
 * group reach it.
 * @throws StartError `sockets_unusable` where the folder cannot be used, or anybody could put a socket there
 */
export async function serveVerbs({ folder }: { readonly folder: string }): Promise<VerbServer> {
  await prepare(folder);
  await sweep(folder);
  const file = path.join(folder, `${randomBytes(4).toString("hex")}.sock`);
  const server = createServer({ keepAliveTimeout: keepAliveMs, requestTimeout: 60_000 });
  server.on("request", (request, response) => void answerCall({ request, response }));
  await listen({ server, file });
  await chmod(file, 0o660);
  return {
    close: async () => {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeIdleConnections();
      await Promise.race([closed, delay(drainMs, undefined, { ref: false })]);
    },
  };
}

async function prepare(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o750 });
    await access(folder, constants.W_OK | constants.X_OK);
    if (((await stat(folder)).mode & 0o002) === 0) return;
  } catch (cause) {
    throw unusable({ folder, why: "cannot be made or written to", cause });
  }
  throw unusable({ folder, why: "may be written to by everybody, who could answer there as a worker" });
}

function unusable(input: { readonly folder: string; readonly why: string; readonly cause?: unknown }) {
  const { folder, why, cause } = input;
  return new StartError({
    code: "sockets_unusable",
    userMessage: `The folder ${folder} of LATCHKEY_WORKER_SOCKETS ${why}: let it belong to the workers' user, and to a group that the serving processes are in.`,
    cause,
  });
}

/** Removes sockets that nobody answers at any more: a worker that was killed leaves its own. */
async function sweep(folder: string): Promise<void> {
  const sockets = (await readdir(folder)).filter((name) => name.endsWith(".sock"));
  await Promise.all(
    sockets.map(async (name) => {
      const file = path.join(folder, name);
      if (!(await answers(file))) await rm(file, { force: true });
    }),
  );
}

function answers(file: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(file);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "ECONNREFUSED"));
  });
}

function listen(input: { readonly server: Server; readonly file: string }): Promise<void> {
  const { server, file } = input;
  return new Promise((resolve, reject) => {
    server.once("error", (cause) =>
      reject(unusable({ folder: path.dirname(file), why: "takes no socket", cause })),
    );
    server.listen(file, resolve);
  });
}
