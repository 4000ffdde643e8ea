import { mkdir, symlink, writeFile } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSshd, startSshd } from "@/e2e/rigs/sshd";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { generateSshKeyPair } from "@/lib/network/generate-ssh-key-pair";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { browseInput } from "../testing/browse-input";
import { expectTree, listAll, treeFiles } from "../testing/expect-tree";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });

if (requireRig({ name: "OpenSSH server", found: findSshd() !== null })) {
  const sshd = await startSshd({ sftp: true });
  afterAll(() => sshd.stop());
  const keys = generateSshKeyPair();
  await sshd.authorize([keys.publicKey]);
  const root = `${sshd.folders.inbox}/root`;
  const base = browseInput({
    values: {
      host: "127.0.0.1",
      port: sshd.port,
      folder: root,
      username: sshd.username,
      auth_method: "public_key_auth",
      generated_private_key: keys.privateKey,
    },
    createContext: ({ signal }) => {
      const tcp = createGuardedTcp({ policy, signal });
      const trusted = { fingerprints: () => [sshd.hostKeyFingerprint()] };
      return { tcp, http: createGuardedHttp({ tcp, signal }), trusted, egressAddresses: [] };
    },
  });

  test("sftp: lists a tree and adds it up; links lead nowhere outside", async () => {
    await mkdir(`${root}/inner/deep`, { recursive: true });
    await mkdir(`${sshd.folders.inbox}/rootless`);
    for (const name of treeFiles) await writeFile(`${root}/${name}`, "abc");
    await writeFile(`${sshd.folders.inbox}/rootless/secret.csv`, "abc");
    // A sibling whose path begins like the folder's, the top of the disk, a file, and nothing.
    await symlink(`${sshd.folders.inbox}/rootless`, `${root}/inner/sibling`);
    await symlink("/", `${root}/inner/disk`);
    await symlink("/etc/passwd", `${root}/inner/passwd`);
    await symlink("nowhere", `${root}/inner/dangling`);
    await expectTree({ connector, base });
    for (const path of ["/inner/sibling", "/inner/disk", "/inner/disk/etc"]) {
      await expect(listAll({ connector, base, path })).rejects.toMatchObject({ code: "path_escape" });
    }
    await symlink(`${root}/inner/deep`, `${root}/inner/deep-too`);
    const { items } = await listAll({ connector, base, path: "/inner/deep-too" });
    expect(items.map(({ name }) => name)).toEqual(["y.csv"]);
  });
}
