import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPasswordAccount, type PasswordAccount } from "./create-password-account.ts";
import { freePort } from "./free-port.ts";
import { chooseAccount, runCommand, type SystemAccount } from "./run-command.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

export interface SshdOptions {
  /** `host:port` pairs the tunnel may reach. Default: any. */
  readonly permitOpen?: readonly string[];
  /** Default: true. */
  readonly allowTcpForwarding?: boolean;
  /** Adds file transfer, with folders to try it on. Default: off. */
  readonly sftp?: boolean;
  /** Makes a throw-away account that signs in by password; needs root. Default: off. */
  readonly passwordAccount?: boolean;
}

/** A real OpenSSH server on a free loopback port. */
export interface SshdRig {
  readonly host: "127.0.0.1";
  readonly port: number;
  /** The one account that may sign in, by public key only. */
  readonly username: string;
  /** The account of `passwordAccount`. */
  readonly passwordAccount: PasswordAccount | null;
  /** Anyone may write to `inbox`, nobody to `archive`; `file` is a file. */
  readonly folders: { readonly inbox: string; readonly archive: string; readonly file: string };
  /** `SHA256:…` of the host key in use, as `ssh-keygen -lf` prints it. */
  hostKeyFingerprint(): string;
  /** Replaces authorized_keys by these OpenSSH lines. */
  authorize(publicKeys: readonly string[]): Promise<void>;
  /** Restarts on the same port with another host key. */
  changeHostKey(): Promise<void>;
  stop(): Promise<void>;
}

interface Setup {
  readonly program: string;
  readonly folder: string;
  readonly account: SystemAccount;
  readonly port: number;
  readonly options: SshdOptions;
  readonly passwordAccount: PasswordAccount | null;
}

/** Path of the OpenSSH server on this machine, or null. */
export function findSshd(): string | null {
  return ["/usr/sbin/sshd", "/usr/bin/sshd", "/usr/local/sbin/sshd"].find((path) => existsSync(path)) ?? null;
}

/**
 * Starts sshd for one existing account without a shell of its own: `nobody` where this process is root,
 * else the current user, since an sshd that is not root can sign in nobody else. No account is created.
 */
export async function startSshd(options: SshdOptions = {}): Promise<SshdRig> {
  const program = findSshd();
  if (program === null) throw new Error("no OpenSSH server is installed (sshd)");
  const account = await chooseAccount(["nobody"]);
  // sshd started by root refuses to run without its privilege separation folder.
  if (account.switchTo !== undefined) await mkdir("/run/sshd", { recursive: true, mode: 0o755 });
  const folder = await mkdtemp(join(tmpdir(), "latchkey-sshd-"));
  const folders = foldersIn(join(folder, "files"));
  const passwordAccount = options.passwordAccount === true ? await createPasswordAccount({ folder }) : null;
  const setup: Setup = { program, folder, account, port: await freePort(), options, passwordAccount };
  try {
    await writeFile(join(folder, "authorized_keys"), "");
    if (options.sftp === true) await createFolders(folders);
    let fingerprint = await createHostKey(setup);
    let server = await startServer(setup);
    return {
      host: "127.0.0.1",
      port: setup.port,
      username: account.name,
      passwordAccount,
      folders,
      hostKeyFingerprint: () => fingerprint,
      authorize: (publicKeys) => writeFile(join(folder, "authorized_keys"), `${publicKeys.join("\n")}\n`),
      changeHostKey: async () => {
        await server.stop("SIGTERM");
        fingerprint = await createHostKey(setup);
        server = await startServer(setup);
      },
      stop: async () => {
        await server.stop("SIGTERM");
        await passwordAccount?.remove();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await passwordAccount?.remove();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function foldersIn(root: string): SshdRig["folders"] {
  return { inbox: join(root, "inbox"), archive: join(root, "archive"), file: join(root, "notes.txt") };
}

async function createFolders(folders: SshdRig["folders"]): Promise<void> {
  await mkdir(folders.inbox, { recursive: true });
  await mkdir(folders.archive);
  await writeFile(folders.file, "notes");
  await chmod(folders.inbox, 0o777);
  await chmod(folders.archive, 0o555);
}

async function createHostKey({ folder }: Setup): Promise<string> {
  const path = join(folder, "host_key");
  await rm(path, { force: true });
  await runCommand({ command: "ssh-keygen", args: ["-q", "-t", "ed25519", "-N", "", "-f", path] });
  const listing = await runCommand({ command: "ssh-keygen", args: ["-lf", `${path}.pub`] });
  const fingerprint = listing.split(" ")[1];
  if (fingerprint === undefined) throw new Error("ssh-keygen printed no fingerprint");
  return fingerprint;
}

async function startServer(setup: Setup): Promise<ServerProcess> {
  const { folder, port, account, options } = setup;
  const settings = [
    `Port ${port}`,
    "ListenAddress 127.0.0.1",
    `HostKey ${join(folder, "host_key")}`,
    "PidFile none",
    `AuthorizedKeysFile ${join(folder, "authorized_keys")}`,
    `AllowUsers ${account.name} ${setup.passwordAccount?.username ?? ""}`,
    // The folder of the keys is a temporary one that sshd would call too open.
    "StrictModes no",
    "UsePAM no",
    `PasswordAuthentication ${setup.passwordAccount === null ? "no" : "yes"}`,
    "KbdInteractiveAuthentication no",
    "MaxStartups 100",
    ...(options.sftp === true ? ["Subsystem sftp internal-sftp"] : []),
    `AllowTcpForwarding ${options.allowTcpForwarding === false ? "no" : "yes"}`,
    `PermitOpen ${options.permitOpen?.join(" ") ?? "any"}`,
  ];
  await writeFile(join(folder, "sshd_config"), `${settings.join("\n")}\n`);
  // sshd reads authorized_keys as the account that signs in.
  await runCommand({ command: "chmod", args: ["-R", "a+rX", folder] });
  await runCommand({ command: "chmod", args: ["600", join(folder, "host_key")] });
  const server = startServerProcess({
    command: setup.program,
    args: ["-D", "-e", "-f", join(folder, "sshd_config")],
    cwd: folder,
  });
  await server.waitForLog({ text: "Server listening" });
  return server;
}
