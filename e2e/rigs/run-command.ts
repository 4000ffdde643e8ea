import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** What programs get to see: nothing of this process but where programs lie. */
export const programEnvironment = {
  NODE_ENV: "test",
  PATH: process.env.PATH ?? "/usr/bin:/bin",
  LC_ALL: "C",
} as const;

/** Runs a program to its end; the error names the program and holds what it wrote to stderr. */
export async function runCommand(input: {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly owner?: SystemAccount;
}): Promise<string> {
  const owner = input.owner?.switchTo;
  const { stdout } = await execute(input.command, [...input.args], {
    ...(input.cwd === undefined ? {} : { cwd: input.cwd }),
    ...(owner === undefined ? {} : { uid: owner.uid, gid: owner.gid }),
    timeout: 60_000,
    env: programEnvironment,
  });
  return stdout;
}

/** The account a server runs as. `switchTo` is set where this process is root and has to change user. */
export interface SystemAccount {
  readonly name: string;
  readonly switchTo?: { readonly uid: number; readonly gid: number };
}

/** The current account, or, for root, the first of `candidates` that exists. */
export async function chooseAccount(candidates: readonly string[]): Promise<SystemAccount> {
  if (process.getuid?.() !== 0) {
    return { name: (await runCommand({ command: "id", args: ["-un"] })).trim() };
  }
  for (const name of candidates) {
    try {
      const uid = Number(await runCommand({ command: "id", args: ["-u", name] }));
      const gid = Number(await runCommand({ command: "id", args: ["-g", name] }));
      return { name, switchTo: { uid, gid } };
    } catch {
      // This account does not exist here; the next one may.
    }
  }
  throw new Error(`none of the accounts ${candidates.join(", ")} exists`);
}
