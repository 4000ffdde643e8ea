import { dashboardLimitMs, ratioLimits } from "../../e2e/guards/budgets.ts";
import { type PostgresRig, startPostgres } from "../../e2e/rigs/postgres.ts";
import { createHome, startLatchkey } from "../kit/latchkey.ts";
import { median } from "../kit/median.ts";
import { postgresUrl } from "../kit/postgres-url.ts";
import { type Row, ratioRow } from "../kit/row.ts";
import { takeTurns } from "../kit/take-turns.ts";
import { type Dashboard, fillDashboard, signInToDashboard } from "./prepare-dashboard.ts";

const sizes = { few: 1_000, many: 100_000 } as const;
type Size = keyof typeof sizes;
/** Turns of a round; each opens every page once at every size. */
const turnsPerRound = 12;
const warmUpTurns = 6;

/** What is opened, as an address under the dashboard's connections. */
const pages: Readonly<Record<string, (dashboard: Dashboard) => string>> = {
  "first page": () => "",
  "filter by status": () => "?status=invalid",
  "filter by reason": () => "?reason=auth_failed",
  "filter by customer": ({ customer }) => `?recipient=${customer}`,
  "sort by last verified": () => "?sort=last_verified_at&direction=desc",
  "sort by status": () => "?sort=status&direction=desc",
  "search, one found": ({ slug }) => `?search=${slug}`,
  "search, many found": () => "?search=acme",
  detail: ({ ids }) => `/${pickOf(ids)}`,
  "detail, audit": ({ ids }) => `/${pickOf(ids)}?tab=audit`,
};

/**
 * The dashboard's connection pages at 100,000 connections beside 1,000, each from the request to its last byte, by
 * a member who is signed in. Limits are on the 95th percentile, and on the ratio of the middle values.
 */
export async function measureDashboard({ rounds }: { readonly rounds: number }): Promise<readonly Row[]> {
  const databases = Object.keys(sizes) as Size[];
  const rig = await startPostgres({
    init: databases.map((name) => `create database ${name}`),
    settings: ["shared_buffers=512MB"],
  });
  const closing: (() => unknown)[] = [() => rig.stop()];
  try {
    const [few, many] = [
      await open({ rig, size: "few", closing }),
      await open({ rig, size: "many", closing }),
    ];
    const rows: Row[] = [];
    for (const [what, address] of Object.entries(pages)) {
      const runs = { few: () => timed(few, address(few)), many: () => timed(many, address(many)) };
      const took = await takeTurns({ rounds: rounds * turnsPerRound, warmUps: warmUpTurns, runs });
      rows.push(...rowsOf({ what, took }));
    }
    return rows;
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

async function open(input: {
  readonly rig: PostgresRig;
  readonly size: Size;
  readonly closing: (() => unknown)[];
}): Promise<Dashboard> {
  const { rig, size, closing } = input;
  const home = createHome({ databaseUrl: postgresUrl({ rig, database: size }) });
  const server = await startLatchkey({ home });
  closing.push(
    () => home.remove(),
    () => server.stop(),
  );
  const cookie = await signInToDashboard({ rig, database: size, url: server.url });
  return fillDashboard({ rig, database: size, count: sizes[size], url: server.url, cookie });
}

/** From the request to the last byte of the page, in ms. @throws Error unless it is the page */
async function timed({ url, cookie }: Dashboard, address: string): Promise<number> {
  const from = performance.now();
  const response = await fetch(`${url}/admin/connections${address}`, {
    headers: { cookie },
    redirect: "manual",
  });
  const text = await response.text();
  const took = performance.now() - from;
  const isPage = text.includes("data-row-link") || text.includes("lk-conn-standing");
  if (response.status !== 200 || !isPage) {
    throw new Error(`${address} answered ${response.status}: ${text.slice(0, 200)}`);
  }
  return took;
}

function rowsOf(input: {
  readonly what: string;
  readonly took: Readonly<Record<Size, readonly number[]>>;
}): readonly Row[] {
  const { what, took } = input;
  const place = { part: "dashboard", unit: "ms" } as const;
  return [
    { ...place, what: `${what}, p95`, value: p95(took.many), limit: { most: dashboardLimitMs } },
    ratioRow({
      ...place,
      what: `${what}, middle`,
      value: median(took.many),
      beside: { what: "1,000 connections", value: median(took.few) },
      limit: { most: ratioLimits.dashboardOfManyConnections },
    }),
  ];
}

function p95(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

function pickOf(ids: readonly string[]): string {
  return ids[Math.floor(Math.random() * ids.length)] ?? "";
}
