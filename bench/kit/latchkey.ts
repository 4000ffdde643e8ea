import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../../e2e/rigs/free-port.ts";
import { serverArguments, serverEnvironment } from "../../scripts/run/server-command.mjs";
import { type ChildServer, startChildServer } from "./child-server.ts";

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Where a Latchkey of the bench keeps its data, and its key. */
export interface LatchkeyHome {
  readonly dataDir: string;
  readonly apiKey: string;
  readonly databaseUrl: string | undefined;
  remove(): void;
}

/** Prepares a data folder. `databaseUrl` is a PostgreSQL to use instead of the embedded database. */
export function createHome(input: { readonly databaseUrl?: string } = {}): LatchkeyHome {
  const dataDir = mkdtempSync(path.join(tmpdir(), "latchkey-bench-"));
  return {
    dataDir,
    apiKey: `lk_${randomText(8)}_${randomText(43)}`,
    databaseUrl: input.databaseUrl,
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

/** Starts the product as `npm start` does, less its checks: they would run into the measurements. */
export async function startLatchkey(input: {
  readonly home: LatchkeyHome;
  /** Further arguments of node, for a profile. */
  readonly nodeArgs?: readonly string[];
  /** Further settings. */
  readonly env?: Readonly<Record<string, string>>;
}): Promise<ChildServer> {
  const { home } = input;
  return startChildServer({
    args: [...(input.nodeArgs ?? []), ...serverArguments],
    env: {
      ...serverEnvironment,
      LATCHKEY_WORK: "elsewhere",
      LATCHKEY_DATA_DIR: home.dataDir,
      LATCHKEY_BOOTSTRAP_API_KEY: home.apiKey,
      ...input.env,
      ...(home.databaseUrl === undefined ? {} : { DATABASE_URL: home.databaseUrl }),
    },
    port: await freePort(),
    path: "/readyz",
  });
}

/** Random base62 characters. */
export function randomText(length: number): string {
  return Array.from({ length }, () => base62[randomInt(base62.length)]).join("");
}
