import { ratioLimits } from "../../e2e/guards/budgets.ts";
import { startPostgres } from "../../e2e/rigs/postgres.ts";
import { createHome, type LatchkeyHome, startLatchkey } from "../kit/latchkey.ts";
import { median } from "../kit/median.ts";
import { postgresUrl } from "../kit/postgres-url.ts";
import { type Row, ratioRow } from "../kit/row.ts";
import { takeTurns } from "../kit/take-turns.ts";
import { type ActionCall, actionIdOf } from "./call-action.ts";
import { noopBuild, startNoopApp } from "./noop-app.ts";
import { prepareSubmits, productBuild } from "./prepare-submits.ts";
import { throughput } from "./throughput.ts";

const connections = 10;
/** Calls a turn. A turn is short, so that what slows the machine slows all three. */
const callsPerTurn = 300;

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
        home: createHome({ databaseUrl: postgresUrl(postgres) }),
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
  const [server, noop] = [await startLatchkey({ home }), await startNoopApp()];
  try {
    const host = { url: server.url, apiKey: home.apiKey };
    const waiting = await prepareSubmits({ host, count: callsPerTurn * (rounds + 2) });
    const turns = waiting.map((_, index) => waiting.slice(index * callsPerTurn, (index + 1) * callsPerTurn));
    const submits = () => turns.shift() ?? [];
    const nothing = noopCall(noop.url);
    const refused = refusedCall(waiting[0]);
    const measured = await takeTurns({
      rounds,
      warmUps: 2,
      runs: {
        empty: () => throughput({ calls: repeat(nothing), connections, expect: '"ok":true' }),
        refused: () => throughput({ calls: repeat(refused), connections, expect: '"ok":false' }),
        submit: () => throughput({ calls: submits(), connections, expect: '"checkRunId"' }),
      },
    });
    return rowsOf({ ...input, measured });
  } finally {
    await Promise.all([server.stop(), noop.stop()]);
    home.remove();
  }
}

function repeat(call: ActionCall): readonly ActionCall[] {
  return Array.from({ length: callsPerTurn }, () => call);
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
