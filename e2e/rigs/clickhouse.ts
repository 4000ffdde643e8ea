import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";
import { chooseAccount, type SystemAccount } from "./run-command.ts";
import { startServerProcess } from "./server-process.ts";
import type { KeyAndCertificate } from "./tls-material.ts";

/** A real, throw-away ClickHouse on free loopback ports. */
export interface ClickhouseRig {
  readonly httpPort: number;
  readonly httpsPort: number;
  /** The port of ClickHouse's own protocol, which people mistake for the one of HTTP. */
  readonly nativePort: number;
  /** Password of `loader`, `reader`, `fenced` and `elsewhere`. */
  readonly password: string;
  /** Runs one statement as `loader`. */
  query(input: { readonly sql: string }): Promise<string>;
  stop(): Promise<void>;
}

const password = "pa55-word-of-clickhouse";

/** Path of the ClickHouse server on this machine, or null. */
export function findClickhouse(): string | null {
  return (
    ["/usr/bin/clickhouse-server", "/usr/sbin/clickhouse-server"].find((path) => existsSync(path)) ?? null
  );
}

/** Starts it with HTTP and, with this certificate, HTTPS. Fails where none is installed. */
export async function startClickhouse(input: { readonly tls: KeyAndCertificate }): Promise<ClickhouseRig> {
  const program = findClickhouse();
  if (program === null) throw new Error("no ClickHouse server is installed (clickhouse-server)");
  const owner = await chooseAccount(["nobody"]);
  const folder = await mkdtemp(join(tmpdir(), "latchkey-clickhouse-"));
  const ports = { http: await freePort(), https: await freePort(), native: await freePort() };
  await writeFiles({ folder, owner, ports, tls: input.tls });
  const args = [`--config-file=${join(folder, "config.xml")}`];
  const server = startServerProcess({ command: program, args, cwd: folder, owner });
  const stop = async () => {
    // It ignores SIGTERM for seconds, and its data is thrown away all the same.
    await server.stop("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await server.waitForLog({ text: "Ready for connections" });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    httpPort: ports.http,
    httpsPort: ports.https,
    nativePort: ports.native,
    password,
    query: ({ sql }) => runQuery({ port: ports.http, sql }),
    stop,
  };
}

async function runQuery({ port, sql }: { readonly port: number; readonly sql: string }): Promise<string> {
  const headers = { "X-ClickHouse-User": "loader", "X-ClickHouse-Key": password };
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: sql, headers });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

interface Ports {
  readonly http: number;
  readonly https: number;
  readonly native: number;
}

async function writeFiles(input: {
  readonly folder: string;
  readonly owner: SystemAccount;
  readonly ports: Ports;
  readonly tls: KeyAndCertificate;
}): Promise<void> {
  const { folder, owner, tls } = input;
  for (const name of ["data", "tmp", "formats"]) await mkdir(join(folder, name));
  await writeFile(join(folder, "config.xml"), configXml(input));
  await writeFile(join(folder, "users.xml"), usersXml());
  await writeFile(join(folder, "server.crt"), tls.cert);
  await writeFile(join(folder, "server.key"), tls.key, { mode: 0o600 });
  const target = owner.switchTo;
  if (target === undefined) return;
  for (const name of ["", "data", "tmp", "formats", "server.crt", "server.key"]) {
    await chown(join(folder, name), target.uid, target.gid);
  }
}

function configXml({ folder, ports }: { readonly folder: string; readonly ports: Ports }): string {
  return `<yandex>
  <logger><level>information</level><console>1</console></logger>
  <http_port>${ports.http}</http_port>
  <https_port>${ports.https}</https_port>
  <tcp_port>${ports.native}</tcp_port>
  <listen_host>127.0.0.1</listen_host>
  <path>${folder}/data/</path>
  <tmp_path>${folder}/tmp/</tmp_path>
  <format_schema_path>${folder}/formats/</format_schema_path>
  <users_config>${folder}/users.xml</users_config>
  <mark_cache_size>5368709</mark_cache_size>
  <openSSL><server>
    <certificateFile>${folder}/server.crt</certificateFile>
    <privateKeyFile>${folder}/server.key</privateKeyFile>
    <verificationMode>none</verificationMode>
  </server></openSSL>
</yandex>
`;
}

/** Users by what is wrong with them; `loader` is fine. */
function usersXml(): string {
  const hash = createHash("sha256").update(password).digest("hex");
  const user = (name: string, profile: string, network: string, own = "") =>
    `<${name}><password_sha256_hex>${hash}</password_sha256_hex><networks><ip>${network}</ip></networks>` +
    `<profile>${profile}</profile><quota>default</quota>${own}</${name}>`;
  const onlyShop = "<allow_databases><database>shop</database></allow_databases>";
  return `<yandex>
  <profiles><default/><readonly><readonly>1</readonly></readonly></profiles>
  <quotas><default/></quotas>
  <users>
    ${user("loader", "default", "::/0")}
    ${user("reader", "readonly", "::/0")}
    ${user("fenced", "default", "::/0", onlyShop)}
    ${user("elsewhere", "default", "10.9.9.9")}
  </users>
</yandex>
`;
}
