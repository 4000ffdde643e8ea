import type { Duplex } from "node:stream";
// The package is CommonJS, and Node finds no named exports in it.
import ssh2, { type Algorithms, type Client, type ConnectConfig, type VerifyCallback } from "ssh2";
import type { SshHandshake, SshTunnel, SshTunnelOptions } from "@/lib/shared/setup-test/context";
import { assertPrivateKey } from "./assert-private-key";
import { openSftp } from "./open-sftp";
import { openTunnel } from "./open-tunnel";
import { type SshPeer, sshFailure, sshTimeout } from "./ssh-failure";
import { describeHostKey, judgeHostKey, type SshHostKey } from "./ssh-host-key";
import { withDeadline } from "./with-deadline";

/** No SHA-1, no CBC, no DSA. The order is fixed, so that a server shows the same host key every time. */
const algorithms: Algorithms = {
  kex: [
    "curve25519-sha256",
    "curve25519-sha256@libssh.org",
    "ecdh-sha2-nistp256",
    "ecdh-sha2-nistp384",
    "ecdh-sha2-nistp521",
    "diffie-hellman-group16-sha512",
    "diffie-hellman-group18-sha512",
    "diffie-hellman-group-exchange-sha256",
    "diffie-hellman-group14-sha256",
  ],
  serverHostKey: [
    "ssh-ed25519",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "rsa-sha2-512",
    "rsa-sha2-256",
  ],
  cipher: ["aes256-gcm@openssh.com", "aes128-gcm@openssh.com", "aes256-ctr", "aes192-ctr", "aes128-ctr"],
  hmac: ["hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com", "hmac-sha2-256", "hmac-sha2-512"],
};

export interface HandshakeSshInput extends SshPeer {
  readonly stream: Duplex;
  readonly ssh: SshTunnelOptions;
  /** Milliseconds for each of the three steps: handshake, sign-in, channel. */
  readonly ms: number;
  readonly signal: AbortSignal;
  /** The dialer's own signal, which outlives this call. */
  readonly runSignal: AbortSignal;
}

/**
 * SSH up to an approved host key. ssh2 asks about the key and then signs in without a break, so the
 * answer to its question is held back until `authenticate` is called.
 */
export async function handshakeSsh(input: HandshakeSshInput): Promise<SshHandshake> {
  const { stream, ssh, ms } = input;
  try {
    assertPrivateKey(ssh);
  } catch (error) {
    stream.destroy();
    throw error;
  }
  const client = new ssh2.Client();
  // ssh2 reports late errors here too; without a listener they would end the process.
  client.on("error", () => {});
  const close = () => {
    client.end();
    client.destroy();
    stream.destroy();
  };
  const { key, verify } = await withDeadline({
    work: awaitHostKey({ ...input, client }),
    deadline: { ms, signal: input.signal, expired: () => sshTimeout(input) },
    abandon: close,
  });
  return {
    facts: key.facts,
    close,
    authenticate: async ({ signal }) => {
      await withDeadline({
        work: awaitSignIn({ client, verify, peer: input }),
        deadline: { ms, signal: joined(input.runSignal, signal), expired: () => sshTimeout(input) },
        abandon: close,
      });
      return tunnelOver({ input, client, close });
    },
  };
}

function tunnelOver(over: { input: HandshakeSshInput; client: Client; close: () => void }): SshTunnel {
  const { input, client, close } = over;
  return {
    close,
    openSftp: ({ signal }) =>
      openSftp({ client, peer: input, ms: input.ms, signal: joined(input.runSignal, signal) }),
    forward: ({ host, port, signal }) =>
      openTunnel({
        client,
        peer: input,
        target: { host, port },
        ms: input.ms,
        signal: joined(input.runSignal, signal),
      }),
  };
}

function joined(run: AbortSignal, call: AbortSignal | undefined): AbortSignal {
  return call === undefined ? run : AbortSignal.any([run, call]);
}

function awaitHostKey(input: HandshakeSshInput & { readonly client: Client }): Promise<{
  readonly key: SshHostKey;
  readonly verify: VerifyCallback;
}> {
  const { client, host, port, ssh } = input;
  return new Promise((resolve, reject) => {
    let first: string | null = null;
    const hostVerifier = (blob: Buffer, verify: VerifyCallback): void => {
      const key = describeHostKey({ blob });
      // Asked again when the server renews its session keys: the same key, or the end.
      if (first !== null) {
        verify(key.fingerprint === first);
        return;
      }
      first = key.fingerprint;
      try {
        judgeHostKey({ key, host, port, approved: ssh.approvedHostKeys });
        resolve({ key, verify });
      } catch (error) {
        reject(error);
        verify(false);
      }
    };
    client.once("error", (error) => reject(sshFailure({ peer: input, error })));
    client.once("close", () =>
      reject(sshFailure({ peer: input, error: new Error("lost before handshake") })),
    );
    client.connect({
      sock: input.stream,
      username: ssh.username,
      ...signInWith({ client, ssh }),
      hostVerifier,
      algorithms,
      // Deadlines are ours; ssh2's would also count the time between the steps.
      readyTimeout: 0,
    });
  });
}

/** The key where there is one; else the password, also where the server asks for it as a question. */
function signInWith(input: { readonly client: Client; readonly ssh: SshTunnelOptions }): ConnectConfig {
  const { privateKey, passphrase, password = "" } = input.ssh;
  if (privateKey !== undefined) {
    return { privateKey, authHandler: ["publickey"], ...(passphrase === undefined ? {} : { passphrase }) };
  }
  input.client.on("keyboard-interactive", (_name, _instructions, _language, prompts, answer) => {
    // One hidden question is the password; anything else is a second factor that nobody can answer here.
    const [question] = prompts;
    answer(prompts.length === 1 && question?.echo !== true ? [password] : []);
  });
  return { password, authHandler: ["password", "keyboard-interactive"] };
}

function awaitSignIn(input: { client: Client; verify: VerifyCallback; peer: SshPeer }): Promise<void> {
  const { client, peer } = input;
  return new Promise((resolve, reject) => {
    client.once("ready", () => resolve());
    client.once("error", (error) => reject(sshFailure({ peer, error })));
    client.once("close", () => reject(sshFailure({ peer, error: new Error("connection lost") })));
    input.verify(true);
  });
}
