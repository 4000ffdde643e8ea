import { chown, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand, type SystemAccount } from "./run-command.ts";
import type { KeyAndCertificate } from "./tls-material.ts";

export interface PostgresOptions {
  /** Turns TLS on with this certificate. Without it the server speaks plain text only. */
  readonly tls?: KeyAndCertificate;
  /** pg_hba.conf lines, tried after the superuser's and before "any user with a password". */
  readonly hba?: readonly string[];
  /** Statements run one by one as superuser in the database `postgres`. */
  readonly init?: readonly string[];
  /** `name=value` of postgresql.conf. @default little memory and no syncing */
  readonly settings?: readonly string[];
}

/** A data folder, the programs that serve it and the account they run as. */
export interface Cluster {
  readonly binaries: string;
  readonly folder: string;
  readonly owner: SystemAccount;
}

/** Runs initdb and writes pg_hba.conf and the certificate. */
export async function createCluster(input: {
  cluster: Cluster;
  password: string;
  options: PostgresOptions;
}): Promise<void> {
  const { cluster, password, options } = input;
  await giveToOwner({ cluster, path: cluster.folder });
  await writeOwned({ cluster, name: "password", text: password });
  const data = join(cluster.folder, "data");
  await runCommand({
    command: join(cluster.binaries, "initdb"),
    args: [
      "-D",
      data,
      "-U",
      "postgres",
      "-A",
      "scram-sha-256",
      `--pwfile=${join(cluster.folder, "password")}`,
      "-E",
      "UTF8",
      "--locale=C",
      "--no-sync",
    ],
    cwd: cluster.folder,
    owner: cluster.owner,
  });
  const hba = [
    "host all postgres 127.0.0.1/32 scram-sha-256",
    ...(options.hba ?? []),
    "host all all 127.0.0.1/32 scram-sha-256",
  ];
  await writeOwned({ cluster, name: "data/pg_hba.conf", text: `${hba.join("\n")}\n` });
  if (options.tls !== undefined) await writeCertificate({ cluster, pair: options.tls });
}

/** Replaces the certificate; the server reads it on its next reload. */
export async function writeCertificate({
  cluster,
  pair,
}: {
  cluster: Cluster;
  pair: KeyAndCertificate;
}): Promise<void> {
  await writeOwned({ cluster, name: "data/server.crt", text: pair.cert });
  await writeOwned({ cluster, name: "data/server.key", text: pair.key });
}

async function writeOwned(input: { cluster: Cluster; name: string; text: string }): Promise<void> {
  const path = join(input.cluster.folder, input.name);
  await writeFile(path, input.text, { mode: 0o600 });
  await giveToOwner({ cluster: input.cluster, path });
}

async function giveToOwner({ cluster, path }: { cluster: Cluster; path: string }): Promise<void> {
  const target = cluster.owner.switchTo;
  if (target !== undefined) await chown(path, target.uid, target.gid);
}
