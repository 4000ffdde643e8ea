import { Pool } from "undici";
import { ratioLimits } from "../../e2e/guards/budgets.ts";
import { fillConnections } from "../../e2e/rigs/fill-connections.ts";
import { startPostgres } from "../../e2e/rigs/postgres.ts";
import type { ChildServer } from "../kit/child-server.ts";
import { createHome, startLatchkey } from "../kit/latchkey.ts";
import { median } from "../kit/median.ts";
import { startNoopApp } from "../kit/noop-app.ts";
import { postgresUrl } from "../kit/postgres-url.ts";
import { type Row, ratioRow } from "../kit/row.ts";
import { takeTurns } from "../kit/take-turns.ts";

const database = "latchkey";
const connections = 10;
/** A turn is short, so that what slows the machine slows all three. */
const callsPerTurn = 400;
const turnsPerRound = 3;
/** Turns before anything counts, so that each side runs compiled. */
const warmUpTurns = 12;
const storedConnections = 10_000;
/** The bench is one caller that never stops. */
const callsPerMinute = 10_000_000;

interface Turn {
  readonly perSecond: number;
  /** Of the serving process's processor time. */
  readonly perProcessorSecond: number;
}

/**
 * One connection by id and a list of 50, with the key's check, its scope, the rate limit and PostgreSQL,
 * beside a route handler of a bare Next that answers two words to anybody.
 */
export async function measureApi({ rounds }: { readonly rounds: number }): Promise<readonly Row[]> {
  const rig = await startPostgres({ init: [`create database ${database}`] });
  const home = createHome({ databaseUrl: postgresUrl({ rig }) });
  const env = { LATCHKEY_RATE_LIMIT: String(callsPerMinute) };
  const [server, noop] = [await startLatchkey({ home, env }), await startNoopApp()];
  try {
    const [workspace] = await rig.query({ sql: "select id from workspace", database });
    const workspaceId = String(workspace?.id);
    await fillConnections({ rig, database, workspaceId, count: storedConnections, perRecipient: 500 });
    const [connection] = await rig.query({ sql: "select id from connection limit 1", database });
    const headers = { authorization: `Bearer ${home.apiKey}` };
    const call = (path: string, expect: string) => () => callOften({ server, path, headers, expect });
    const runs = {
      trivial: () => callOften({ server: noop, path: "/trivial", headers: {}, expect: '"ok":true' }),
      byId: call(`/api/v1/connections/${String(connection?.id)}`, '"hasCredentials":true'),
      list: call("/api/v1/connections", '"nextCursor":"'),
    };
    return rowsOf(await takeTurns({ rounds: rounds * turnsPerRound, warmUps: warmUpTurns, runs }));
  } finally {
    await Promise.all([server.stop(), noop.stop()]);
    home.remove();
    await rig.stop();
  }
}

/** Calls over connections that each wait for their answer. */
async function callOften(input: {
  readonly server: ChildServer;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expect: string;
}): Promise<Turn> {
  const { server, path, headers, expect } = input;
  const pool = new Pool(server.url, { connections });
  let left = callsPerTurn;
  const lane = async () => {
    while (left-- > 0) {
      const { statusCode, body } = await pool.request({ path, method: "GET", headers });
      const text = await body.text();
      if (statusCode !== 200 || !text.includes(expect))
        throw new Error(`${path} answered ${statusCode}: ${text.slice(0, 300)}`);
    }
  };
  const [from, busyFrom] = [performance.now(), server.processorSeconds()];
  await Promise.all(Array.from({ length: connections }, lane));
  const seconds = (performance.now() - from) / 1000;
  const busy = server.processorSeconds() - busyFrom;
  await pool.close();
  return { perSecond: callsPerTurn / seconds, perProcessorSecond: callsPerTurn / busy };
}

function rowsOf(turns: Readonly<Record<"trivial" | "byId" | "list", readonly Turn[]>>): readonly Row[] {
  const middle = (name: keyof typeof turns, kind: keyof Turn) =>
    median(turns[name].map((turn) => turn[kind]));
  const row = (name: "byId" | "list", kind: keyof Turn) => ({
    part: "api",
    what: `${name === "byId" ? "GET by id" : "list of 50"}, ${connections} connections${kind === "perSecond" ? "" : ", per second of the server's processor"}`,
    value: middle(name, kind),
    unit: "/s",
    beside: { what: "trivial route of a bare Next", value: middle("trivial", kind) },
  });
  return [
    ratioRow({ ...row("byId", "perSecond"), limit: { least: ratioLimits.apiById } }),
    ratioRow({ ...row("list", "perSecond"), limit: { least: ratioLimits.apiList } }),
    ratioRow(row("byId", "perProcessorSecond")),
    ratioRow(row("list", "perProcessorSecond")),
  ];
}
