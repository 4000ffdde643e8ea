import { createHmac, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";
import { startServerProcess } from "./server-process.ts";
import { waitForAnswer } from "./wait-for-answer.ts";

/** Microsoft's Azure storage emulator on loopback: blobs only. It checks SAS signatures. */
export interface AzuriteRig {
  readonly origin: string;
  readonly account: string;
  /** The account's key, base64. */
  readonly key: string;
  /** A SAS for one container, signed with the account's key or with another. */
  sign(input: {
    readonly container: string;
    /** Letters as in the portal, in its order: `racwdl`. */
    readonly permissions: string;
    /** @default in an hour */
    readonly expires?: Date;
    readonly key?: string;
  }): string;
  createContainer(input: { readonly name: string }): Promise<void>;
  /** Names of the blobs in a container. */
  listBlobs(input: { readonly name: string }): Promise<readonly string[]>;
  stop(): Promise<void>;
}

const require = createRequire(import.meta.url);
const version = "2020-12-06";
const account = "lkacct";

/** Path of the emulator's program, or null. */
export function findAzurite(): string | null {
  try {
    const folder = join(require.resolve("azurite/package.json"), "..");
    const program = join(folder, "dist", "src", "blob", "main.js");
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Starts the emulator with one account of a new key. */
export async function startAzurite(): Promise<AzuriteRig> {
  const program = findAzurite();
  if (program === null) throw new Error("azurite is not installed (npm)");
  const folder = await mkdtemp(join(tmpdir(), "latchkey-azurite-"));
  const port = await freePort();
  const key = randomBytes(32).toString("base64");
  const flags = ["--silent", "--skipApiVersionCheck", "--disableTelemetry", "--inMemoryPersistence"];
  const server = startServerProcess({
    command: "/usr/bin/env",
    // The one way to name an account and its key.
    args: [
      `AZURITE_ACCOUNTS=${account}:${key}`,
      process.execPath,
      program,
      ...["--blobHost", "127.0.0.1", "--blobPort", String(port), ...flags],
    ],
    cwd: folder,
  });
  const origin = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await server.stop("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await waitForAnswer({ url: origin });
  } catch (error) {
    await stop();
    throw new Error(`Azurite did not start: ${server.log()}`, { cause: error });
  }
  return {
    origin,
    account,
    key,
    sign: (input) => containerSas({ key, ...input }),
    ...containerCalls({ origin, key }),
    stop,
  };
}

function containerCalls({ origin, key }: { readonly origin: string; readonly key: string }) {
  const call = async (method: string, path: string) => {
    const answer = await fetch(`${origin}/${account}/${path}&${accountSas(key)}`, { method });
    if (!answer.ok) throw new Error(`Azurite answered ${answer.status}`);
    return answer.text();
  };
  const createContainer: AzuriteRig["createContainer"] = async ({ name }) => {
    await call("PUT", `${name}?restype=container`);
  };
  const listBlobs: AzuriteRig["listBlobs"] = async ({ name }) => {
    const xml = await call("GET", `${name}?restype=container&comp=list`);
    return [...xml.matchAll(/<Name>([^<]*)<\/Name>/g)].map(([, blob]) => blob ?? "");
  };
  return { createContainer, listBlobs };
}

function signature({ key, lines }: { readonly key: string; readonly lines: readonly string[] }): string {
  return createHmac("sha256", Buffer.from(key, "base64")).update(lines.join("\n")).digest("base64");
}

function time(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}

/** Service SAS (Microsoft Learn, "Create a service SAS", version 2020-12-06 and later). */
function containerSas(input: Parameters<AzuriteRig["sign"]>[0] & { readonly key: string }): string {
  const se = time(input.expires ?? new Date(Date.now() + 3_600_000));
  const resource = `/blob/${account}/${input.container}`;
  const lines = [input.permissions, "", se, resource, "", "", "", version, "c", "", "", "", "", "", "", ""];
  const sig = signature({ key: input.key, lines });
  return new URLSearchParams({ sp: input.permissions, se, sv: version, sr: "c", sig }).toString();
}

/** Account SAS that may do everything (Microsoft Learn, "Create an account SAS"). */
function accountSas(key: string): string {
  const se = time(new Date(Date.now() + 3_600_000));
  const sig = signature({ key, lines: [account, "rwdlac", "b", "sco", "", se, "", "", version, "", ""] });
  return new URLSearchParams({ sp: "rwdlac", ss: "b", srt: "sco", se, sv: version, sig }).toString();
}
