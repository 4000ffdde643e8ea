import { randomBytes } from "node:crypto";
import { runCommand } from "./run-command.ts";

/** An account of this machine that exists for one test run. */
export interface PasswordAccount {
  readonly username: string;
  readonly password: string;
  remove(): Promise<void>;
}

/** Makes an account without a shell of its own and with `folder` as its home. Needs root. */
export async function createPasswordAccount({ folder }: { folder: string }): Promise<PasswordAccount> {
  const username = `lk${randomBytes(4).toString("hex")}`;
  const password = randomBytes(12).toString("hex");
  const hash = await runCommand({ command: "openssl", args: ["passwd", "-6", password] });
  await runCommand({
    command: "/usr/sbin/useradd",
    args: ["-M", "-N", "-d", folder, "-s", "/usr/sbin/nologin", "-p", hash.trim(), username],
  });
  return {
    username,
    password,
    remove: async () => {
      await runCommand({ command: "/usr/sbin/userdel", args: [username] });
    },
  };
}
