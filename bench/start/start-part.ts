import { setTimeout as pause } from "node:timers/promises";
import { ratioLimits } from "../../e2e/guards/budgets.ts";
import { freePort } from "../../e2e/rigs/free-port.ts";
import { type PostgresRig, startPostgres } from "../../e2e/rigs/postgres.ts";
import { type ChildServer, startChildServer } from "../kit/child-server.ts";
import { createHome, type LatchkeyHome, startLatchkey } from "../kit/latchkey.ts";
import { median } from "../kit/median.ts";
import { postgresUrl } from "../kit/postgres-url.ts";
import { type Row, ratioRow } from "../kit/row.ts";
import { takeTurns } from "../kit/take-turns.ts";

/** Memory is read this long after the first answer, in ms. */
const settleMs = 1_000;

interface Start {
  readonly ms: number;
  readonly megabytes: number;
}

/**
 * From the spawn to the first answer that asked the database, on databases that exist already. Latchkey's is
 * `/readyz`: it is answered once the migrations are checked, the keyring fits and Next takes requests.
 */
export async function measureStart({ rounds }: { readonly rounds: number }): Promise<readonly Row[]> {
  const postgres = await startPostgres({ init: ["create database latchkey"] });
  const homes = {
    embedded: createHome(),
    postgresql: createHome({ databaseUrl: postgresUrl({ rig: postgres }) }),
  };
  try {
    const starts = await takeTurns({
      rounds,
      warmUps: 1,
      runs: {
        bare: () => timeStart(() => startBare(postgres)),
        embedded: () => timeStart(() => startLatchkey({ home: homes.embedded })),
        postgresql: () => timeStart(() => startLatchkey({ home: homes.postgresql })),
      },
    });
    return rowsOf(starts);
  } finally {
    for (const home of Object.values(homes) as LatchkeyHome[]) home.remove();
    await postgres.stop();
  }
}

async function startBare(postgres: PostgresRig): Promise<ChildServer> {
  const env = { DATABASE_URL: postgresUrl({ rig: postgres }) };
  return startChildServer({ args: ["bench/start/bare-server.mjs"], env, port: await freePort(), path: "/" });
}

async function timeStart(start: () => Promise<ChildServer>): Promise<Start> {
  const server = await start();
  await pause(settleMs);
  const megabytes = server.memory();
  await server.stop();
  return { ms: server.startMs, megabytes };
}

function rowsOf(
  starts: Readonly<Record<"bare" | "embedded" | "postgresql", readonly Start[]>>,
): readonly Row[] {
  const middle = (name: keyof typeof starts, kind: keyof Start) =>
    median(starts[name].map((start) => start[kind]));
  const row = (name: "embedded" | "postgresql", kind: keyof Start) => ({
    part: "start",
    what: kind === "ms" ? `first answer, ${name} database` : `memory 1 s later, ${name} database`,
    value: middle(name, kind),
    unit: kind === "ms" ? "ms" : "MB",
    beside: { what: "bare node + pg", value: middle("bare", kind) },
  });
  return [
    ratioRow({ ...row("embedded", "ms"), limit: { most: ratioLimits.coldStartEmbedded } }),
    ratioRow({ ...row("postgresql", "ms"), limit: { most: ratioLimits.coldStartPostgresql } }),
    ratioRow(row("embedded", "megabytes")),
    ratioRow(row("postgresql", "megabytes")),
  ];
}
