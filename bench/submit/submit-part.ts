import { ratioLimits } from "../../e2e/guards/budgets.ts";
import { startPostgres } from "../../e2e/rigs/postgres.ts";
import { createHome, type LatchkeyHome, startLatchkey } from "../kit/latchkey.ts";
import { median } from "../kit/median.ts";
import { noopBuild, startNoopApp } from "../kit/noop-app.ts";
import { postgresUrl } from "../kit/postgres-url.ts";
import { type Row, ratioRow } from "../kit/row.ts";
import { takeTurns } from "../kit/take-turns.ts";
import { type ActionCall, actionIdOf } from "./call-action.ts";
import { prepareSubmits, productBuild } from "./prepare-submits.ts";
import { throughput } from "./throughput.ts";

const connections = 10;
/** Calls a turn. A turn is short, so that what slows the machine slows all three. */
const callsPerTurn = { PostgreSQL: 200, embedded: 50 } as const;
/** Turns before anything counts, so that each side runs compiled. */
const warmUpTurns = 10;

/**
 * First submits of finished forms (session, validation, encryption, storing, audit event, job) beside an
 * empty server action of the same Next with nothing in front of it, and beside an action of the product
 * that is refused for want of a bearer: the guards alone.
 */
export async function measureSubmit({ rounds }: { readonly rounds: number }): Promise<readonly Row[]> {
  const postgres = await startPostgres({ init: ["create database latchkey"] });
  try {
    return [
      ...(await measureOn({
        home: createHome({ databaseUrl: postgresUrl({ rig: postgres }) }),
        rounds,
        database: "PostgreSQL",
      })),
      ...(await measureOn({ home: createHome(), rounds, database: "embedded" })),
    ];
  } finally {
    await postgres.stop();
  }
}

async function measureOn(input: {
  readonly home: LatchkeyHome;
  readonly rounds: number;
  readonly database: "PostgreSQL" | "embedded";
}): Promise<readonly Row[]> {
  const { home, rounds } = input;
  const size = callsPerTurn[input.database];
  const [server, noop] = [await startLatchkey({ home }), await startNoopApp()];
  try {
    const host = { url: server.url, apiKey: home.apiKey };
    const waiting = await prepareSubmits({ host, count: size * (rounds + 1) });
    const turns = waiting.map((_, index) => waiting.slice(index * size, (index + 1) * size));
    const repeated = { empty: noopCall(noop.url), refused: refusedCall(waiting[0]) };
    const again = (call: ActionCall, expect: string) =>
      throughput({ calls: Array<ActionCall>(size).fill(call), connections, expect });
    const runs = {
      empty: () => again(repeated.empty, '"ok":true'),
      refused: () => again(repeated.refused, '"ok":false'),
      submit: (expect: string, calls = turns.shift() ?? []) => throughput({ calls, connections, expect }),
    };
    const first = turns.shift() ?? [];
    // Submitted again and again, forms become new versions of their connections: good enough to warm up.
    const warmUp = { ...runs, submit: () => runs.submit('"ok":', first) };
    await takeTurns({ rounds: 0, warmUps: warmUpTurns, runs: warmUp });
    const measured = await takeTurns({
      rounds,
      warmUps: 0,
      runs: { ...runs, submit: () => runs.submit('"checkRunId"') },
    });
    return rowsOf({ ...input, measured });
  } finally {
    await Promise.all([server.stop(), noop.stop()]);
    home.remove();
  }
}

function noopCall(url: string): ActionCall {
  return { url, path: "/", actionId: actionIdOf({ build: noopBuild, name: "doNothing" }), argument: {} };
}

function refusedCall(submit: ActionCall | undefined): ActionCall {
  if (submit === undefined) throw new Error("nothing is prepared");
  const actionId = actionIdOf({ build: productBuild, name: "complete" });
  return { ...submit, actionId, argument: { bearer: "" } };
}

function rowsOf(input: {
  readonly database: "PostgreSQL" | "embedded";
  readonly measured: Readonly<Record<"empty" | "refused" | "submit", readonly number[]>>;
}): readonly Row[] {
  const { database, measured } = input;
  const value = median(measured.submit);
  const row = { part: "submit", unit: "/s", value } as const;
  const empty = { what: "empty action, bare Next", value: median(measured.empty) };
  const refused = { what: "refused action", value: median(measured.refused) };
  const limit = database === "PostgreSQL" ? { limit: { least: ratioLimits.submit } } : {};
  return [
    ratioRow({ ...row, what: `${connections} connections, ${database}`, beside: empty, ...limit }),
    ratioRow({ ...row, what: `the same, over the guards alone, ${database}`, beside: refused }),
  ];
}
