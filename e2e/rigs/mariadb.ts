import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { freePort } from "./free-port.ts";
import { chooseAccount, runCommand, type SystemAccount } from "./run-command.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";
import type { KeyAndCertificate } from "./tls-material.ts";

export interface MariadbOptions {
  /** Turns TLS on with this certificate. Without it the server speaks plain text only. */
  readonly tls?: KeyAndCertificate;
  /** Statements run one by one as root. */
  readonly init?: readonly string[];
}

/** A real, throw-away MariaDB on a free loopback port. */
export interface MariadbRig {
  readonly host: "127.0.0.1";
  readonly port: number;
  readonly superuser: { readonly username: "root"; readonly password: string };
  /** Runs one statement as root. */
  query(input: { readonly sql: string }): Promise<unknown>;
  /** Serves another certificate from the next connection on. */
  serveCertificate(pair: KeyAndCertificate): Promise<void>;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
}

interface Setup {
  readonly programs: MariadbPrograms;
  readonly folder: string;
  readonly owner: SystemAccount;
  readonly hasTls: boolean;
}

/** The server and the program that makes its data folder. */
export interface MariadbPrograms {
  readonly server: string;
  readonly install: string;
}

const folders = ["/usr/sbin", "/usr/bin", "/usr/libexec", "/opt/homebrew/bin", "/usr/local/bin"];

/** The MariaDB server installed on this machine, or null. */
export function findMariadb(): MariadbPrograms | null {
  const find = (name: string) =>
    folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
  const server = find("mariadbd");
  const install = find("mariadb-install-db");
  return server === null || install === null ? null : { server, install };
}

/** Makes a data folder in a temporary place and starts the server. Fails where none is installed. */
export async function startMariadb(options: MariadbOptions = {}): Promise<MariadbRig> {
  const programs = findMariadb();
  if (programs === null) throw new Error("no MariaDB server is installed (mariadbd, mariadb-install-db)");
  const owner = await chooseAccount(["nobody"]);
  const folder = await mkdtemp(join(tmpdir(), "latchkey-mariadb-"));
  const setup: Setup = { programs, folder, owner, hasTls: options.tls !== undefined };
  try {
    await mkdir(join(folder, "tmp"));
    for (const path of [folder, join(folder, "tmp")]) await giveToOwner({ owner, path });
    if (options.tls !== undefined) await writeCertificate({ setup, pair: options.tls });
    const password = randomBytes(12).toString("hex");
    await createData({ setup, password });
    const { server, port } = await startOnFreePort(setup);
    const rig = describeRig({ setup, server, port, password });
    for (const sql of options.init ?? []) await rig.query({ sql });
    return rig;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function createData({ setup, password }: { setup: Setup; password: string }): Promise<void> {
  const { folder, owner, programs } = setup;
  await runCommand({
    command: programs.install,
    args: [
      "--no-defaults",
      `--datadir=${join(folder, "data")}`,
      `--tmpdir=${join(folder, "tmp")}`,
      "--auth-root-authentication-method=normal",
      "--skip-test-db",
      "--skip-name-resolve",
    ],
    cwd: folder,
    owner,
  });
  // One statement a line: the server takes a line for a statement.
  const init = [
    `ALTER USER 'root'@'localhost' IDENTIFIED BY '${password}';`,
    `CREATE OR REPLACE USER 'root'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    "GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;",
  ];
  await writeOwned({ setup, name: "init.sql", text: `${init.join("\n")}\n` });
}

/** Another process may take the port between the look and the start: three attempts. */
async function startOnFreePort(setup: Setup): Promise<{ server: ServerProcess; port: number }> {
  const { programs, folder, owner } = setup;
  let failure: unknown;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const port = await freePort();
    const args = serverArguments({ setup, port });
    const server = startServerProcess({ command: programs.server, args, cwd: folder, owner });
    try {
      await server.waitForLog({ text: "ready for connections" });
      return { server, port };
    } catch (error) {
      failure = error;
      await server.stop("SIGTERM");
    }
  }
  throw failure;
}

function serverArguments({ setup, port }: { setup: Setup; port: number }): readonly string[] {
  const { folder, hasTls } = setup;
  const inFolder = (name: string) => join(folder, name);
  return [
    "--no-defaults",
    `--datadir=${inFolder("data")}`,
    `--tmpdir=${inFolder("tmp")}`,
    `--socket=${inFolder("s.sock")}`,
    `--pid-file=${inFolder("pid")}`,
    `--init-file=${inFolder("init.sql")}`,
    `--port=${port}`,
    "--bind-address=127.0.0.1",
    "--skip-name-resolve",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-buffer-pool-size=16M",
    ...(hasTls
      ? [`--ssl-cert=${inFolder("server.crt")}`, `--ssl-key=${inFolder("server.key")}`]
      : ["--skip-ssl"]),
  ];
}

function describeRig(input: {
  setup: Setup;
  server: ServerProcess;
  port: number;
  password: string;
}): MariadbRig {
  const { setup, server, port, password } = input;
  const query = async ({ sql }: { readonly sql: string }) => {
    const connection = await createConnection({ host: "127.0.0.1", port, user: "root", password });
    try {
      return (await connection.query(sql))[0];
    } finally {
      await connection.end();
    }
  };
  return {
    host: "127.0.0.1",
    port,
    superuser: { username: "root", password },
    query,
    serveCertificate: async (pair) => {
      await writeCertificate({ setup, pair });
      await query({ sql: "FLUSH SSL" });
    },
    stop: async () => {
      await server.stop("SIGTERM");
      await rm(setup.folder, { recursive: true, force: true });
    },
  };
}

async function writeCertificate({ setup, pair }: { setup: Setup; pair: KeyAndCertificate }): Promise<void> {
  await writeOwned({ setup, name: "server.crt", text: pair.cert });
  await writeOwned({ setup, name: "server.key", text: pair.key });
}

async function writeOwned(input: { setup: Setup; name: string; text: string }): Promise<void> {
  const path = join(input.setup.folder, input.name);
  await writeFile(path, input.text, { mode: 0o600 });
  await giveToOwner({ owner: input.setup.owner, path });
}

async function giveToOwner({ owner, path }: { owner: SystemAccount; path: string }): Promise<void> {
  if (owner.switchTo !== undefined) await chown(path, owner.switchTo.uid, owner.switchTo.gid);
}
