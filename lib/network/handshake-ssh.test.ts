import { type AddressInfo, createServer } from "node:net";
import { afterAll, expect, test } from "vitest";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSshd, type SshdRig, startSshd } from "@/e2e/rigs/sshd";
import { type FaultKind, startFault } from "@/e2e/rigs/tcp-faults";
import type { NetworkError } from "@/lib/shared/errors/network-error";
import type { SshHandshake } from "@/lib/shared/setup-test/context";
import { createGuardedTcp } from "./create-guarded-tcp";
import { generateSshKeyPair } from "./generate-ssh-key-pair";
import { parseEgressPolicy } from "./parse-egress-policy";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const pair = generateSshKeyPair();
const hasSshd = requireRig({ name: "OpenSSH server", found: findSshd() !== null });

const echo = createServer((socket) => socket.pipe(socket));
await new Promise<void>((resolve) => echo.listen(0, "127.0.0.1", resolve));
const echoPort = (echo.address() as AddressInfo).port;
const sshd = hasSshd ? await startSshd({ permitOpen: [`127.0.0.1:${echoPort}`, "127.0.0.1:1"] }) : null;
await sshd?.authorize([pair.publicKey]);

afterAll(async () => {
  echo.close();
  await sshd?.stop();
});

interface Attempt {
  readonly port: number;
  readonly username?: string;
  readonly privateKey?: string;
  readonly approvedHostKeys?: readonly string[];
}

async function handshake(input: Attempt): Promise<SshHandshake> {
  const tcp = createGuardedTcp({ policy, signal: new AbortController().signal, timeouts: { ssh: 2_000 } });
  const target = await tcp.resolve({ host: "127.0.0.1" });
  const stream = await tcp.connect({ target, port: input.port });
  return tcp.handshakeSsh({
    stream,
    host: "bastion.example.com",
    port: input.port,
    ssh: {
      username: input.username ?? sshd?.username ?? "nobody",
      privateKey: input.privateKey ?? pair.privateKey,
      approvedHostKeys: input.approvedHostKeys ?? [rig().hostKeyFingerprint()],
    },
  });
}

function rig(): SshdRig {
  if (sshd === null) throw new Error("no sshd");
  return sshd;
}

function failureOf(work: Promise<unknown>): Promise<NetworkError> {
  return work.then(
    () => {
      throw new Error("it did not fail");
    },
    (error: unknown) => error as NetworkError,
  );
}

test.skipIf(!hasSshd)("an approved server carries data both ways", async () => {
  const session = await handshake({ port: rig().port });
  const tunnel = await session.authenticate({});
  const channel = await tunnel.forward({ host: "127.0.0.1", port: echoPort });
  const answer = new Promise<string>((resolve) =>
    channel.once("data", (chunk: Buffer) => resolve(chunk.toString())),
  );
  channel.write("through the tunnel");
  expect(await answer).toBe("through the tunnel");
  tunnel.close();
});

test.skipIf(!hasSshd)("an unknown host key stops before the sign-in and can be approved", async () => {
  const error = await failureOf(handshake({ port: rig().port, approvedHostKeys: [] }));
  expect(error.code).toBe("ssh_host_key_unknown");
  expect(error.trust).toMatchObject({
    kind: "ssh_host_key",
    host: "bastion.example.com",
    fingerprint: rig().hostKeyFingerprint(),
  });
});

test.skipIf(!hasSshd)("a changed host key fails hard and names both", async () => {
  const before = rig().hostKeyFingerprint();
  await rig().changeHostKey();
  const error = await failureOf(handshake({ port: rig().port, approvedHostKeys: [before] }));
  expect(error.code).toBe("ssh_host_key_mismatch");
  expect(error.trust).toBeUndefined();
  expect(error.userMessage).toContain(before);
  expect(error.userMessage).toContain(rig().hostKeyFingerprint());
});

test.skipIf(!hasSshd)(
  "a key that is not authorised and an unknown user are refused at the sign-in",
  async () => {
    const stranger = await handshake({ port: rig().port, privateKey: generateSshKeyPair().privateKey });
    expect((await failureOf(stranger.authenticate({}))).code).toBe("ssh_auth_failed");
    const unknown = await handshake({ port: rig().port, username: "no-such-user" });
    expect((await failureOf(unknown.authenticate({}))).code).toBe("ssh_auth_failed");
  },
);

test.skipIf(!hasSshd)("targets: refused, denied, and metadata in any spelling", async () => {
  const tunnel = await (await handshake({ port: rig().port })).authenticate({});
  const codeFor = async (host: string, port: number) =>
    (await failureOf(tunnel.forward({ host, port }))).code;
  expect(await codeFor("127.0.0.1", 1)).toBe("tunnel_target_refused");
  expect(await codeFor("127.0.0.1", 2)).toBe("ssh_forward_denied");
  for (const host of [
    "169.254.169.254",
    "0xA9FEA9FE",
    "::ffff:169.254.169.254",
    "metadata.google.internal.",
    "１６９.254.169.254",
  ]) {
    expect(await codeFor(host, 80)).toBe("address_not_allowed");
  }
  tunnel.close();
});

test.each(["", "garbage", pair.publicKey, pair.privateKey.replace("OPENSSH", "OPEN")])(
  "something that is no private key is refused (%#)",
  async (privateKey) => {
    const fault = await startFault({ kind: "black-hole" });
    const error = await failureOf(handshake({ port: fault.port, privateKey, approvedHostKeys: [] }));
    expect(error.code).toBe("invalid_key");
    await expect.poll(() => fault.openConnections()).toBe(0);
    await fault.stop();
  },
);

test.each<[FaultKind, string]>([
  ["garbage", "wrong_service"],
  ["hang-up", "wrong_service"],
  ["black-hole", "timeout"],
])("a listener that does %s gives %s and is left", async (kind, code) => {
  const fault = await startFault({ kind });
  const tcp = createGuardedTcp({ policy, signal: new AbortController().signal, timeouts: { ssh: 200 } });
  const target = await tcp.resolve({ host: "127.0.0.1" });
  const stream = await tcp.connect({ target, port: fault.port });
  const ssh = { username: "u", privateKey: pair.privateKey, approvedHostKeys: [] };
  const error = await failureOf(tcp.handshakeSsh({ stream, host: "h", port: fault.port, ssh }));
  expect(error.code).toBe(code);
  await expect.poll(() => fault.openConnections()).toBe(0);
  await fault.stop();
});
