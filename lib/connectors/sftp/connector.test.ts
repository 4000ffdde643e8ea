import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { requireRig } from "@/e2e/rigs/require-rig";
import { runCommand } from "@/e2e/rigs/run-command";
import { findSshd, startSshd } from "@/e2e/rigs/sshd";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { generateSshKeyPair } from "@/lib/network/generate-ssh-key-pair";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { conformance } from "../testing/conformance";
import { type Change, failing } from "../testing/failing";
import { type Approval, type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const createContext: CreateContext = ({ signal, approved }) => {
  const tcp = createGuardedTcp({ policy, signal });
  return {
    tcp,
    http: createGuardedHttp({ tcp, signal }),
    trusted: {
      fingerprints: ({ kind }) => approved.filter((one) => one.kind === kind).map((one) => one.fingerprint),
    },
    egressAddresses: ["198.51.100.7"],
  };
};

const isRoot = process.getuid?.() === 0;
const isSshdHere = requireRig({ name: "OpenSSH server", found: findSshd() !== null });
if (isSshdHere) testSftp(await startRig());
else test.skip("sftp against a real server", () => {});

/** A protected key of RSA, as `ssh-keygen -m PEM` writes it. */
async function protectedKey(
  passphrase: string,
): Promise<{ readonly private: string; readonly public: string }> {
  const folder = await mkdtemp(join(tmpdir(), "latchkey-key-"));
  try {
    const path = join(folder, "key");
    await runCommand({
      command: "ssh-keygen",
      args: ["-q", "-t", "rsa", "-b", "2048", "-N", passphrase, "-f", path],
    });
    return { private: await readFile(path, "utf8"), public: (await readFile(`${path}.pub`, "utf8")).trim() };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Rig = Awaited<ReturnType<typeof startRig>>;

/** A server that knows two keys, and values for each way to sign in. */
async function startRig() {
  const sshd = await startSshd({ sftp: true, passwordAccount: isRoot });
  afterAll(() => sshd.stop());
  const generated = generateSshKeyPair();
  const own = await protectedKey("open-sesame");
  await sshd.authorize([generated.publicKey, own.public]);
  const hostKey: Approval = { kind: "ssh_host_key", fingerprint: sshd.hostKeyFingerprint() };
  const approved = [hostKey];

  const made: PropertyValues = {
    host: "127.0.0.1",
    port: sshd.port,
    folder: sshd.folders.inbox,
    username: sshd.username,
    auth_method: "public_key_auth",
    public_key: generated.publicKey,
    generated_private_key: generated.privateKey,
    file_format: "csv",
    delimiter: ",",
  };
  const pasted = {
    ...made,
    auth_method: "private_key_auth",
    private_key: own.private,
    passphrase: "open-sesame",
  };
  const account = sshd.passwordAccount;
  const byPassword =
    account === null
      ? null
      : { ...made, auth_method: "password_auth", username: account.username, password: account.password };
  return { sshd, generated, own, hostKey, approved, made, pasted, byPassword };
}

function testSftp(rig: Rig): void {
  const { own, approved, made, pasted, byPassword } = rig;
  conformance({
    connector,
    createContext,
    redirect: (port) => ({ ...made, port }),
    valid: [
      { name: "the key made here", values: made, approved },
      { name: "a protected key", values: pasted, approved },
      {
        name: "a key in one line",
        values: { ...pasted, private_key: own.private.replaceAll("\n", "") },
        approved,
      },
      ...(byPassword === null ? [] : [{ name: "a password", values: byPassword, approved }]),
    ],
    invalid: [...invalidSignIns(rig), ...invalidHostKeys(rig), ...invalidPlaces(rig)],
  });
  describe("sftp: what it says and leaves", () => {
    testAdvice(rig);
    testServerWithoutTransfer(rig);
  });
}

function invalidSignIns({ own, approved, made, pasted, byPassword }: Rig) {
  const strangerKey = generateSshKeyPair().privateKey;
  const wrongPassword: readonly Change[] = [
    ["wrong password", { password: "not-this-one" }, "ssh_auth_failed", "password"],
  ];
  const generatedKey: readonly Change[] = [
    ["key not authorised", { generated_private_key: strangerKey }, "ssh_auth_failed", "username"],
    ["unknown user", { username: "nobody-here" }, "ssh_auth_failed", "username"],
  ];
  const pastedKey: readonly Change[] = [
    ["own key not authorised", { private_key: strangerKey }, "ssh_auth_failed", "private_key"],
    ["passphrase missing", { passphrase: "" }, "invalid_key", "private_key"],
    ["passphrase wrong", { passphrase: "wrong-one" }, "invalid_key", "private_key"],
    ["public half pasted", { private_key: own.public }, "invalid_key", "private_key"],
    ["garbage pasted", { private_key: "garbage" }, "invalid_key", "private_key"],
  ];
  return [
    ...(byPassword === null ? [] : failing(byPassword, wrongPassword, { approved })),
    ...failing(made, generatedKey, { approved }),
    ...failing(pasted, pastedKey, { approved }),
  ];
}

function invalidHostKeys({ made }: Rig) {
  const other: Approval = { kind: "ssh_host_key", fingerprint: `SHA256:${"A".repeat(43)}` };
  return [
    ...failing(made, [["host key unknown", {}, "ssh_host_key_unknown", "host"]], { approved: [] }),
    ...failing(made, [["host key changed", {}, "ssh_host_key_mismatch", "host"]], { approved: [other] }),
  ];
}

function invalidPlaces({ sshd, approved, made }: Rig) {
  const { inbox, file, archive } = sshd.folders;
  const changes: readonly Change[] = [
    ["no such folder", { folder: `${inbox}/nope` }, "path_not_found", "folder"],
    ["a file as folder", { folder: file }, "path_not_found", "folder"],
    ["a folder nobody may write to", { folder: archive }, "permission_denied", "folder"],
    ["nothing listens", { port: 1 }, "connection_refused", "port"],
    ["unknown host", { host: "nosuch.invalid" }, "dns_not_found", "host"],
    ["a URL as host", { host: "sftp://127.0.0.1" }, "invalid_host", "host"],
    ["metadata address", { host: "169.254.169.254" }, "address_not_allowed", "host"],
  ];
  return failing(made, changes, { approved });
}

async function failureOf(values: PropertyValues, approved: readonly Approval[]) {
  const { results } = await runCheck({ connector, values, createContext, approved });
  return results.find(({ status }) => status === "FAILED");
}

function testAdvice({ sshd, generated, hostKey, approved, made, pasted }: Rig): void {
  test("the host key is shown, the public key is there to copy, nothing stays", async () => {
    expect((await failureOf(made, []))?.trust).toMatchObject({
      fingerprint: hostKey.fingerprint,
      port: sshd.port,
    });
    const stranger = await failureOf(
      { ...made, generated_private_key: generateSshKeyPair().privateKey },
      approved,
    );
    expect(stranger?.remedy).toBe(generated.publicKey);
    expect((await failureOf({ ...pasted, passphrase: "" }, approved))?.message).toContain("passphrase");
    expect(await failureOf(made, approved)).toBeUndefined();
    expect(await readdir(sshd.folders.inbox)).toEqual([]);
  });
}

function testServerWithoutTransfer({ generated, made }: Rig): void {
  test("a server without file transfer is told", async () => {
    const bare = await startSshd();
    try {
      await bare.authorize([generated.publicKey]);
      const trusted: Approval[] = [{ kind: "ssh_host_key", fingerprint: bare.hostKeyFingerprint() }];
      const failure = await failureOf({ ...made, port: bare.port }, trusted);
      expect(failure).toMatchObject({ id: "authenticate", code: "permission_denied", field: "username" });
    } finally {
      await bare.stop();
    }
  });
}
