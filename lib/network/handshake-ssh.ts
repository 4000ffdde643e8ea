import type { Duplex } from "node:stream";
// The package is CommonJS, and Node finds no named exports in it.
import ssh2, { type Algorithms, type Client, type VerifyCallback } from "ssh2";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { SshHandshake, SshTunnel, SshTunnelOptions } from "@/lib/shared/setup-test/context";
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
  assertPrivateKey({ stream, privateKey: ssh.privateKey });
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

function assertPrivateKey({ stream, privateKey }: { stream: Duplex; privateKey: string }): void {
  const parsed = ssh2.utils.parseKey(privateKey);
  const usable = !(parsed instanceof Error) && parsed.isPrivateKey();
  if (usable) return;
  stream.destroy();
  throw new NetworkError({
    code: "invalid_key",
    userMessage: "The SSH key of this connection cannot be read.",
  });
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
      privateKey: ssh.privateKey,
      authHandler: ["publickey"],
      hostVerifier,
      algorithms,
      // Deadlines are ours; ssh2's would also count the time between the steps.
      readyTimeout: 0,
    });
  });
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
