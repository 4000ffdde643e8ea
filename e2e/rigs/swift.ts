import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsClient } from "aws4fetch";
import { freePort } from "./free-port.ts";
import { runCommand } from "./run-command.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";
import { waitForAnswer } from "./wait-for-answer.ts";

/** OpenStack Swift with its S3 front on loopback. It checks signatures (SigV4), as S3 does. */
export interface SwiftRig {
  readonly host: "127.0.0.1";
  readonly port: number;
  readonly region: string;
  /** May do everything. */
  readonly admin: { readonly keyId: string; readonly secret: string };
  /** May do only what a bucket's owner granted. */
  readonly reader: { readonly keyId: string; readonly secret: string };
  /** Makes a bucket. With `readable`, the reader may list it and no more. */
  createBucket(input: { readonly name: string; readonly readable?: boolean }): Promise<void>;
  /** Names of the objects in a bucket. */
  listObjects(input: { readonly name: string }): Promise<readonly string[]>;
  /** What the servers wrote, for a test that went wrong. */
  log(): string;
  stop(): Promise<void>;
}

const storage = ["account", "container", "object"] as const;
type Storage = (typeof storage)[number];

/** Whether Swift, its settings of the package included, is on this machine. */
export function findSwift(): boolean {
  const programs = [...storage, "proxy"].map((name) => `/usr/bin/swift-${name}-server`);
  return [...programs, "/usr/bin/swift-ring-builder", "/etc/swift/swift.conf"].every((path) =>
    existsSync(path),
  );
}

/** Starts the four servers in a throw-away folder. `region` is what signatures have to be made for. */
export async function startSwift({ region = "us-east-1" }: { region?: string } = {}): Promise<SwiftRig> {
  if (!findSwift()) throw new Error("OpenStack Swift is not installed (swift-proxy and three more)");
  const folder = await mkdtemp(join(tmpdir(), "latchkey-swift-"));
  const servers: ServerProcess[] = [];
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop("SIGKILL")));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const user = (await runCommand({ command: "id", args: ["-un"] })).trim();
    const ports = [await freePort(), await freePort(), await freePort(), await freePort()] as const;
    const [port, ...storagePorts] = ports;
    await Promise.all(storage.map((name, at) => buildRing({ folder, name, port: storagePorts[at] ?? 0 })));
    const configs = storage.map((name, at) =>
      storageConfig({ folder, name, port: storagePorts[at] ?? 0, user }),
    );
    for (const [at, name] of storage.entries()) {
      servers.push(await startServer({ folder, name, config: configs[at] ?? "" }));
    }
    servers.push(
      await startServer({ folder, name: "proxy", config: proxyConfig({ folder, port, user, region }) }),
    );
    await Promise.all(ports.map((one) => waitForAnswer({ url: `http://127.0.0.1:${one}/` })));
    const admin = { keyId: "lk:admin", secret: "lk-admin-s3cret" };
    return {
      host: "127.0.0.1",
      port,
      region,
      admin,
      ...bucketCalls({ port, region, admin }),
      reader: { keyId: "lk:reader", secret: "lk-reader-s3cret" },
      log: () => servers.map((server) => server.log()).join("\n"),
      stop,
    };
  } catch (error) {
    const log = servers.map((server) => server.log()).join("\n");
    await stop();
    throw new Error(`Swift did not start: ${log.slice(-2000)}`, { cause: error });
  }
}

function bucketCalls(input: Pick<SwiftRig, "port" | "region" | "admin">) {
  const { admin, port, region } = input;
  const keys = { accessKeyId: admin.keyId, secretAccessKey: admin.secret };
  const client = new AwsClient({ ...keys, service: "s3", region, retries: 0 });
  const url = (name: string) => `http://127.0.0.1:${port}/${name}`;
  const createBucket: SwiftRig["createBucket"] = async ({ name, readable = false }) => {
    const headers: Record<string, string> = readable ? { "x-amz-grant-read": 'id="lk:reader"' } : {};
    const answer = await client.fetch(url(name), { method: "PUT", headers });
    if (!answer.ok) throw new Error(`the bucket was not made: ${answer.status}`);
  };
  const listObjects: SwiftRig["listObjects"] = async ({ name }) => {
    const answer = await client.fetch(url(name));
    return [...(await answer.text()).matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => key ?? "");
  };
  return { createBucket, listObjects };
}

async function buildRing(input: { folder: string; name: Storage; port: number }): Promise<void> {
  const { folder, name, port } = input;
  await mkdir(join(folder, name, "d1"), { recursive: true });
  const ring = (...args: string[]) =>
    runCommand({ command: "swift-ring-builder", args: [`${name}.builder`, ...args], cwd: folder });
  await ring("create", "4", "1", "0");
  await ring("add", `r1z1-127.0.0.1:${port}/d1`, "1");
  await ring("rebalance");
}

async function startServer(input: { folder: string; name: string; config: string }): Promise<ServerProcess> {
  const { folder, name } = input;
  const path = join(folder, `${name}.conf`);
  await writeFile(path, input.config);
  return startServerProcess({ command: `/usr/bin/swift-${name}-server`, args: [path], cwd: folder });
}

interface ServerSettings {
  readonly folder: string;
  readonly port: number;
  readonly user: string;
}

function defaults({ folder, port, user }: ServerSettings): string {
  return `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${user}
swift_dir = ${folder}
`;
}

function storageConfig(input: ServerSettings & { readonly name: Storage }): string {
  return `${defaults(input)}devices = ${join(input.folder, input.name)}
mount_check = false
disable_fallocate = true
recon_cache_path = ${input.folder}
[pipeline:main]
pipeline = ${input.name}-server
[app:${input.name}-server]
use = egg:swift#${input.name}
`;
}

function proxyConfig(input: ServerSettings & { readonly region: string }): string {
  const filter = (name: string) => `[filter:${name}]\nuse = egg:swift#${name}\n`;
  return `${defaults(input)}[pipeline:main]
pipeline = catch_errors cache s3api tempauth copy slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
${filter("catch_errors")}${filter("copy")}${filter("slo")}[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
${filter("s3api")}location = ${input.region}
s3_acl = true
${filter("tempauth")}user_lk_admin = lk-admin-s3cret .admin
user_lk_reader = lk-reader-s3cret
`;
}
