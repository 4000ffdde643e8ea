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
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import { conformance, type InvalidCase } from "../testing/conformance";
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
if (isSshdHere) await describeSftp();
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

async function describeSftp(): Promise<void> {
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
  const fails = (
    name: string,
    values: PropertyValues,
    code: FailureCode,
    field: string | null,
    over: Partial<InvalidCase> = {},
  ): InvalidCase => ({ name, values, code, field, approved, ...over });

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
    invalid: [
      ...(byPassword === null
        ? []
        : [
            fails(
              "wrong password",
              { ...byPassword, password: "not-this-one" },
              "ssh_auth_failed",
              "password",
            ),
          ]),
      fails(
        "key not authorised",
        { ...made, generated_private_key: generateSshKeyPair().privateKey },
        "ssh_auth_failed",
        "username",
      ),
      fails(
        "own key not authorised",
        { ...pasted, private_key: generateSshKeyPair().privateKey },
        "ssh_auth_failed",
        "private_key",
      ),
      fails("unknown user", { ...made, username: "nobody-here" }, "ssh_auth_failed", "username"),
      fails("passphrase missing", { ...pasted, passphrase: "" }, "invalid_key", "private_key"),
      fails("passphrase wrong", { ...pasted, passphrase: "wrong-one" }, "invalid_key", "private_key"),
      fails("public half pasted", { ...pasted, private_key: own.public }, "invalid_key", "private_key"),
      fails("garbage pasted", { ...pasted, private_key: "garbage" }, "invalid_key", "private_key"),
      fails("host key unknown", made, "ssh_host_key_unknown", "host", { approved: [] }),
      fails("host key changed", made, "ssh_host_key_mismatch", "host", {
        approved: [{ kind: "ssh_host_key", fingerprint: `SHA256:${"A".repeat(43)}` }],
      }),
      fails("no such folder", { ...made, folder: `${sshd.folders.inbox}/nope` }, "path_not_found", "folder"),
      fails("a file as folder", { ...made, folder: sshd.folders.file }, "path_not_found", "folder"),
      fails(
        "a folder nobody may write to",
        { ...made, folder: sshd.folders.archive },
        "permission_denied",
        "folder",
      ),
      fails("nothing listens", { ...made, port: 1 }, "connection_refused", "port"),
      fails("unknown host", { ...made, host: "nosuch.invalid" }, "dns_not_found", "host"),
      fails("a URL as host", { ...made, host: "sftp://127.0.0.1" }, "invalid_host", "host"),
      fails("metadata address", { ...made, host: "169.254.169.254" }, "address_not_allowed", "host"),
    ],
  });

  describe("sftp: what it says and leaves", () => {
    const failureOf = async (values: PropertyValues, over: readonly Approval[] = approved) => {
      const { results } = await runCheck({ connector, values, createContext, approved: over });
      return results.find(({ status }) => status === "FAILED");
    };

    test("the host key is shown, the public key is there to copy, nothing stays", async () => {
      expect((await failureOf(made, []))?.trust).toMatchObject({
        fingerprint: hostKey.fingerprint,
        port: sshd.port,
      });
      const stranger = await failureOf({ ...made, generated_private_key: generateSshKeyPair().privateKey });
      expect(stranger?.remedy).toBe(generated.publicKey);
      expect((await failureOf({ ...pasted, passphrase: "" }))?.message).toContain("passphrase");
      expect(await failureOf(made)).toBeUndefined();
      expect(await readdir(sshd.folders.inbox)).toEqual([]);
    });

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
  });
}
