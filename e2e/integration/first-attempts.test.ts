import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { english } from "@/components/capture/texts-english";
import { startAzurite } from "@/e2e/rigs/azurite";
import { startClickhouse } from "@/e2e/rigs/clickhouse";
import { freePort } from "@/e2e/rigs/free-port";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { startMariadb } from "@/e2e/rigs/mariadb";
import { shopCluster } from "@/e2e/rigs/mongo/shop-cluster";
import { startMongoEmulator } from "@/e2e/rigs/mongo-emulator";
import { startPostgres } from "@/e2e/rigs/postgres";
import { startSshd } from "@/e2e/rigs/sshd";
import { startSwift } from "@/e2e/rigs/swift";
import { shopServer } from "@/e2e/rigs/tds/shop-server";
import { startTdsEmulator } from "@/e2e/rigs/tds-emulator";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { bigqueryRoutes } from "@/e2e/rigs/vendors/bigquery";
import { google, googleTokenRoute } from "@/e2e/rigs/vendors/google-token";
import { generateSshKeyPair } from "@/lib/network/generate-ssh-key-pair";
import { type Attempt, type AttemptWorld, attempt, type Told } from "./fixtures/attempts/attempt";
import { databaseAttempts, mariadbInit, postgresInit } from "./fixtures/attempts/database-attempts";
import { emulatedAttempts } from "./fixtures/attempts/emulated-attempts";
import { fileAttempts } from "./fixtures/attempts/file-attempts";

const table = fileURLToPath(new URL("../../docs/first-attempts.md", import.meta.url));

const { attempts, world } = await startWorld();

/** Starts every server an attempt is made against, at the same time. */
async function startWorld() {
  const tls = await createTlsMaterial();
  const [postgres, mariadb, clickhouse, sshd, azurite, swift, vendors, sql, mongo] = await Promise.all([
    startPostgres({ tls: tls.server, init: postgresInit }),
    startMariadb({ tls: tls.server, init: mariadbInit }),
    startClickhouse({ tls: tls.server }),
    startSshd({ sftp: true }),
    startAzurite(),
    startSwift(),
    startHttpEmulator({ routes: [googleTokenRoute, ...bigqueryRoutes] }),
    startTdsEmulator({ behaviour: shopServer({ encryption: "on" }), tls: tls.server }),
    startMongoEmulator({ behaviour: shopCluster(), tls: tls.server }),
  ]);
  const all = [postgres, mariadb, clickhouse, sshd, azurite, swift, vendors, sql, mongo];
  afterAll(() => Promise.all(all.map((one) => one.stop())));
  const [known, stranger] = [generateSshKeyPair(), generateSshKeyPair()];
  await Promise.all([
    clickhouse.query({ sql: "CREATE DATABASE shop" }),
    sshd.authorize([known.publicKey]),
    azurite.createContainer({ name: "lake" }),
    swift.createBucket({ name: "lake", readable: true }),
  ]);
  const hosts = ["bigquery", "cloudresourcemanager"].map((name) => `https://${name}.googleapis.com`);
  const origins = Object.fromEntries([
    ...[...hosts, new URL(google.tokenUrl).origin].map((origin) => [origin, vendors.origin]),
    [`https://${azurite.account}.blob.core.windows.net`, azurite.origin],
  ]);
  const started: AttemptWorld = { origins, approved: [] };
  const closedPort = await freePort();
  return {
    world: started,
    attempts: [
      ...databaseAttempts({ postgres, mariadb, clickhouse, tls, closedPort }),
      ...fileAttempts({ sshd, known, stranger, azurite, swift, world: started }),
      ...emulatedAttempts({ sqlServerPort: sql.port, mongoPort: mongo.port, tls }),
    ],
  };
}

/** What stands in the table: the same on every machine and in every run. */
interface Line {
  readonly attempt: Attempt;
  readonly told: Told | null;
  readonly tidied: string | null;
  readonly names: boolean;
  readonly works: boolean;
}

async function tryOut(one: Attempt): Promise<Line> {
  const first = await attempt({ ...one, world });
  const tidied = first.tidied[0] ?? null;
  if (first.told === null) {
    // Put right on the way: the note under the field says so, and nothing is left to do.
    const says = [english.trimmedNote, english.pemRepaired].some((note) => one.fix.test(note));
    return { attempt: one, told: null, tidied, names: tidied === one.field && says, works: true };
  }
  const { field, message, hint, remedy } = first.told;
  const names = field === one.field && one.fix.test([message, hint, remedy].join("\n"));
  const works = await leadsOn(one, first.told);
  return { attempt: one, told: first.told, tidied, names, works };
}

/** Whether doing what was told leads to a connection. A remedy the server refuses does not. */
async function leadsOn(one: Attempt, told: Told): Promise<boolean> {
  try {
    const values = await one.follow(told);
    return (await attempt({ type: one.type, values, world })).told === null;
  } catch {
    return false;
  }
}

/** Ports and folders differ from run to run, keys are made anew. */
function steady(text: string): string {
  return text
    .replaceAll(/\bport \d+/g, "port …")
    .replaceAll(/\/\S*latchkey-sshd-\w+/g, "")
    .replaceAll(/_latchkey_probe_[0-9a-f]{8}/g, "_latchkey_probe_…")
    .replaceAll(/ssh-ed25519 \S+( \S+)?/g, "ssh-ed25519 …")
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\S+( UTC)?/g, "…")
    .replaceAll(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|");
}

function row({ attempt: { type, mistake }, told, tidied }: Line): string {
  if (told === null)
    return `| ${type} | ${mistake} | \`${tidied}\` | put right | ${english.trimmedNote} |  |`;
  const advice = [told.message, told.hint].filter(Boolean).join(" ");
  const cells = [type, mistake, `\`${told.field}\``, told.stage, advice];
  const remedy = told.remedy === "" ? "" : `\`${steady(told.remedy).replaceAll("`", "'")}\``;
  return `| ${cells.map(steady).join(" | ")} | ${remedy} |`;
}

test("first attempts with one mistake are told which field and which fix, and the fix works", async () => {
  const lines: Line[] = [];
  for (const one of attempts) lines.push(await tryOut(one));
  const missed = lines.filter((line) => !line.names || !line.works);
  const said = missed.map(({ attempt: one, told, names, works }) => ({
    ...one,
    values: 0,
    told,
    names,
    works,
  }));
  expect(said).toEqual([]);
  expect(lines.length).toBeGreaterThanOrEqual(30);
  expect(new Set(lines.map((line) => line.attempt.type)).size).toBeGreaterThanOrEqual(8);
  await expect(document(lines)).toMatchFileSnapshot(table);
}, 60_000);

test("what failed on the way to a server says what was tried", async () => {
  const wrong = attempts.find((one) => one.type === "postgres" && one.mistake === "a wrong password");
  if (wrong === undefined) throw new Error("the attempt is missing");
  const { told } = await attempt({ ...wrong, world });
  const tried = (told?.tried ?? []).map((fact) => fact.split(": ")[0]);
  expect(tried).toEqual(expect.arrayContaining(["Host", "Port", "Address", "Protocol", "Subject"]));
});

function document(lines: readonly Line[]): string {
  return [
    "# First attempts",
    "",
    `${lines.length} first attempts with one mistake each, made against real servers (BigQuery, MongoDB and SQL`,
    "Server: emulators of their protocols), and what the form says. Written by",
    "`vitest run e2e/integration/first-attempts.test.ts -u`; the test fails when a message no longer names the",
    "field or the fix, and when following the fix does not lead to a connection.",
    "",
    "| Destination | Mistake | Field named | Found by | What the person reads | To copy |",
    "|---|---|---|---|---|---|",
    ...lines.map(row),
    "",
  ].join("\n");
}
