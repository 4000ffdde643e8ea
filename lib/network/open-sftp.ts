import type { Client, FileEntryWithStats, SFTPWrapper, Stats } from "ssh2";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { SftpCall, SftpFacts, SftpSession } from "@/lib/shared/setup-test/sftp";
import { sftpFailure } from "./sftp-failure";
import { type SshPeer, sshTimeout } from "./ssh-failure";
import { withDeadline } from "./with-deadline";

interface SftpInput {
  readonly client: Client;
  readonly peer: SshPeer;
  /** Milliseconds for each call. */
  readonly ms: number;
  readonly signal: AbortSignal;
}

/** Starts the `sftp` subsystem on a connection that is signed in. */
export async function openSftp(input: SftpInput): Promise<SftpSession> {
  const sftp = await call<SFTPWrapper>({
    ...input,
    start: (done) => input.client.sftp(done),
    fail: (cause) =>
      new NetworkError({
        code: "permission_denied",
        userMessage: `${input.peer.host} does not offer file transfer (SFTP) to this user.`,
        cause,
      }),
  });
  // A channel that ends between two calls would end the process without a listener.
  sftp.on("error", () => {});
  const run = <T>({ path, signal }: SftpCall, start: (done: Done<T>) => void) =>
    call<T>({
      ...input,
      signal: signal === undefined ? input.signal : AbortSignal.any([input.signal, signal]),
      start,
      fail: (cause) => sftpFailure({ path, cause }),
    });
  return { ...reading({ sftp, run }), ...writing({ sftp, run }) };
}

type Run = <T>(to: SftpCall, start: (done: Done<T>) => void) => Promise<T>;

interface Transfer {
  readonly sftp: SFTPWrapper;
  readonly run: Run;
}

function reading({ sftp, run }: Transfer): Pick<SftpSession, "realPath" | "isFolder" | "stat" | "list"> {
  return {
    realPath: (to) => run<string>(to, (done) => sftp.realpath(to.path, done)),
    isFolder: async (to) => {
      const found = await run<{ isDirectory(): boolean }>(to, (done) => sftp.stat(to.path, done));
      return found.isDirectory();
    },
    stat: async (to) => factsOf(await run<Stats>(to, (done) => sftp.stat(to.path, done))),
    list: async (to) => {
      const found = await run<FileEntryWithStats[]>(to, (done) => sftp.readdir(to.path, done));
      return found
        .filter(({ filename }) => filename !== "." && filename !== "..")
        .map(({ filename, attrs }) => ({ name: filename, ...factsOf(attrs) }));
    },
  };
}

function writing({ sftp, run }: Transfer): Pick<SftpSession, "write" | "read" | "remove"> {
  return {
    write: async (to) => {
      // "wx": never writes over a file that is somebody else's.
      await run<void>(to, (done) =>
        sftp.writeFile(to.path, to.text, { flag: "wx" }, (error) => done(error ?? undefined)),
      );
    },
    read: async (to) => {
      const bytes = await run<Buffer>(to, (done) =>
        sftp.readFile(to.path, (error, data) => done(error ?? undefined, data)),
      );
      return bytes.toString("utf8");
    },
    remove: (to) => run<void>(to, (done) => sftp.unlink(to.path, (error) => done(error ?? undefined))),
  };
}

function factsOf(attributes: Stats): SftpFacts {
  const kinds = [
    ["link", attributes.isSymbolicLink()],
    ["folder", attributes.isDirectory()],
    ["file", attributes.isFile()],
  ] as const;
  const kind = kinds.find(([, isIt]) => isIt)?.[0] ?? "other";
  return { kind, size: attributes.size, modifiedAt: attributes.mtime };
}

type Done<T> = (error: Error | undefined, value?: T) => void;

/** One exchange with a callback of ssh2, within its time. */
function call<T>(input: {
  readonly peer: SshPeer;
  readonly ms: number;
  readonly signal: AbortSignal;
  readonly start: (done: Done<T>) => void;
  readonly fail: (cause: unknown) => NetworkError;
}): Promise<T> {
  const work = new Promise<T>((resolve, reject) => {
    try {
      input.start((error, value) => (error ? reject(input.fail(error)) : resolve(value as T)));
    } catch (cause) {
      reject(input.fail(cause));
    }
  });
  const deadline = { ms: input.ms, signal: input.signal, expired: () => sshTimeout(input.peer) };
  return withDeadline({ work, deadline, abandon: () => {} });
}
