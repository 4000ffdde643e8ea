import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "./free-port.ts";
import { findPostgresBinaries } from "./postgres-binaries.ts";
import { type Cluster, createCluster, type PostgresOptions, writeCertificate } from "./postgres-cluster.ts";
import { chooseAccount } from "./run-command.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";
import type { KeyAndCertificate } from "./tls-material.ts";

export { findPostgresBinaries } from "./postgres-binaries.ts";
export type { PostgresOptions } from "./postgres-cluster.ts";

/** A real, throw-away PostgreSQL on a free loopback port. */
export interface PostgresRig {
  readonly host: "127.0.0.1";
  readonly port: number;
  /** Holds all its files. */
  readonly folder: string;
  readonly superuser: { readonly username: "postgres"; readonly password: string };
  /** Runs SQL as superuser, in `database` (default `postgres`). */
  query(input: {
    readonly sql: string;
    readonly database?: string;
  }): Promise<readonly Record<string, unknown>[]>;
  /** Serves another certificate from the next connection on. */
  serveCertificate(pair: KeyAndCertificate): Promise<void>;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
}

/** Creates a cluster in a temporary folder and starts it. Fails where no server is installed. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresRig> {
  const binaries = findPostgresBinaries();
  if (binaries === null) throw new Error("no PostgreSQL server is installed (initdb and postgres)");
  const owner = await chooseAccount(["postgres", "nobody"]);
  const folder = await mkdtemp(join(tmpdir(), "latchkey-postgres-"));
  const cluster: Cluster = { binaries: binaries.folder, folder, owner };
  try {
    const password = randomBytes(12).toString("hex");
    await createCluster({ cluster, password, options });
    const { server, port } = await startOnFreePort({ cluster, options });
    const rig = describeRig({ cluster, server, port, password });
    for (const sql of options.init ?? []) await rig.query({ sql });
    return rig;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Another process may take the port between the look and the start: three attempts. */
async function startOnFreePort(input: {
  cluster: Cluster;
  options: PostgresOptions;
}): Promise<{ server: ServerProcess; port: number }> {
  let failure: unknown;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const port = await freePort();
    const server = startServerProcess({
      command: join(input.cluster.binaries, "postgres"),
      args: serverArguments({ ...input, port }),
      cwd: input.cluster.folder,
      owner: input.cluster.owner,
    });
    try {
      await server.waitForLog({ text: "database system is ready to accept connections" });
      return { server, port };
    } catch (error) {
      failure = error;
      await server.stop("SIGINT");
    }
  }
  throw failure;
}

function serverArguments(input: {
  cluster: Cluster;
  port: number;
  options: PostgresOptions;
}): readonly string[] {
  const { tls, settings: given = [] } = input.options;
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "full_page_writes=off",
    "shared_buffers=16MB",
    "max_connections=30",
    ...(tls !== undefined ? ["ssl=on", "ssl_cert_file=server.crt", "ssl_key_file=server.key"] : ["ssl=off"]),
    ...given,
  ];
  return [
    "-D",
    join(input.cluster.folder, "data"),
    "-p",
    String(input.port),
    ...settings.flatMap((setting) => ["-c", setting]),
  ];
}

function describeRig(input: {
  cluster: Cluster;
  server: ServerProcess;
  port: number;
  password: string;
}): PostgresRig {
  const { cluster, server, port, password } = input;
  return {
    host: "127.0.0.1",
    port,
    folder: cluster.folder,
    superuser: { username: "postgres", password },
    query: async ({ sql, database = "postgres" }) => {
      const client = new pg.Client({
        host: "127.0.0.1",
        port,
        user: "postgres",
        password,
        database,
        ssl: false,
      });
      await client.connect();
      try {
        return (await client.query(sql)).rows as readonly Record<string, unknown>[];
      } finally {
        await client.end();
      }
    },
    serveCertificate: async (pair) => {
      await writeCertificate({ cluster, pair });
      const from = server.log().length;
      process.kill(server.pid, "SIGHUP");
      // The server reads the files in the same step in which it writes this line.
      await server.waitForLog({ text: "reloading configuration files", from });
    },
    stop: async () => {
      await server.stop("SIGINT");
      await rm(cluster.folder, { recursive: true, force: true });
    },
  };
}
