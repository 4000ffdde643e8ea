import ssh2 from "ssh2";
import { expect, test } from "vitest";
import { generateSshKeyPair } from "./generate-ssh-key-pair";

test("of 3,000 pairs each can be read, and both halves belong together", () => {
  const bad: string[] = [];
  for (let i = 0; i < 3_000; i++) {
    const { publicKey, privateKey } = generateSshKeyPair();
    const parsed = ssh2.utils.parseKey(privateKey);
    const halves = parsed instanceof Error ? "" : `ssh-ed25519 ${parsed.getPublicSSH().toString("base64")}`;
    if (publicKey !== `${halves} latchkey`) bad.push(publicKey);
  }
  expect(bad).toEqual([]);
});
