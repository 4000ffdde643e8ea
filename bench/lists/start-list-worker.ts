import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "../kit/child-server.ts";
import type { ListAnswer, ListTask } from "./list-worker.ts";

/** A Latchkey that lists connections, in a process of its own. */
export interface ListWorker {
  readonly workspaceId: string;
  /** @throws Error with what went wrong in it */
  ask(task: ListTask): Promise<ListAnswer>;
  stop(): Promise<void>;
}

/** Starts `list-worker.ts`, bundled as `file`, on a database; an empty one gets its tables. */
export async function startListWorker(input: {
  readonly file: string;
  readonly databaseUrl: string;
}): Promise<ListWorker> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "latchkey-bench-"));
  const env = { DATABASE_URL: input.databaseUrl, LATCHKEY_DATA_DIR: path.join(dataDir, "data") };
  const child = fork(input.file, {
    cwd: root,
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", ...env },
  });
  const killWithParent = () => child.kill("SIGKILL");
  process.once("exit", killWithParent);
  const ended = once(child, "exit").then(() => {
    throw new Error("the worker ended");
  });
  ended.catch(() => undefined);
  const hear = async () => {
    const [answer] = (await Promise.race([once(child, "message"), ended])) as [ListAnswer];
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  };
  const { workspaceId } = await hear();
  return {
    workspaceId,
    ask: (task) => {
      const answer = hear();
      child.send(task);
      return answer;
    },
    stop: async () => {
      process.removeListener("exit", killWithParent);
      child.kill("SIGTERM");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
