import { pathToFileURL } from "node:url";
import { createConnection } from "mysql2/promise";
import { Client } from "pg";
import { ratioLimits } from "../../e2e/guards/budgets.ts";
import { startMariadb } from "../../e2e/rigs/mariadb.ts";
import { startPostgres } from "../../e2e/rigs/postgres.ts";
import { createTlsMaterial } from "../../e2e/rigs/tls-material.ts";
import { bundleServerCode } from "../kit/bundle-server-code.ts";
import { median } from "../kit/median.ts";
import { type Row, ratioRow } from "../kit/row.ts";
import { takeTurns } from "../kit/take-turns.ts";
import type * as GuardedDials from "./guarded-dials.ts";

/** Dials of each kind, in turns. */
const dials = 200;
const warmUps = 20;

/** Opens a connection and asks one query. @returns what closes it */
type Dial = () => Promise<() => Promise<void>>;

interface Account {
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/**
 * From nothing to the answer of the first query: the stages of a check with their guards (one look-up, every
 * address judged, the certificate judged by us) beside the driver by itself, with TLS and without.
 */
export async function measureDial(): Promise<readonly Row[]> {
  const tls = await createTlsMaterial();
  const [postgres, mariadb] = await Promise.all([
    startPostgres({ tls: tls.server }),
    startMariadb({ tls: tls.server }),
  ]);
  try {
    const file = await bundleServerCode({ entry: "bench/dial/guarded-dials.ts", format: "cjs" });
    const guarded = (await import(pathToFileURL(file).href)) as typeof GuardedDials;
    const pg = { port: postgres.port, user: "postgres", password: postgres.superuser.password };
    const my = { port: mariadb.port, user: "root", password: mariadb.superuser.password };
    return [
      await compare({
        what: "PostgreSQL",
        raw: rawPostgres(pg),
        guarded: () => guarded.dialPostgres(postgresValues(pg)),
      }),
      await compare({
        what: "PostgreSQL, TLS",
        raw: rawPostgres(pg, tls.ca),
        guarded: () => guarded.dialPostgres(postgresValues(pg, tls.ca)),
      }),
      await compare({
        what: "MariaDB",
        raw: rawMariadb(my),
        guarded: () => guarded.dialMariadb(mariadbValues(my)),
      }),
      await compare({
        what: "MariaDB, TLS",
        raw: rawMariadb(my, tls.ca),
        guarded: () => guarded.dialMariadb(mariadbValues(my, tls.ca)),
      }),
    ];
  } finally {
    await Promise.all([postgres.stop(), mariadb.stop()]);
  }
}

async function compare(input: {
  readonly what: string;
  readonly raw: Dial;
  readonly guarded: Dial;
}): Promise<Row> {
  const timed = (dial: Dial) => async () => {
    const from = performance.now();
    const close = await dial();
    const took = performance.now() - from;
    await close();
    return took;
  };
  const runs = { raw: timed(input.raw), guarded: timed(input.guarded) };
  const took = await takeTurns({ rounds: dials, warmUps, runs });
  return ratioRow({
    part: "dial",
    what: `${input.what}: connect and first query, guarded`,
    value: median(took.guarded),
    unit: "ms",
    beside: { what: "the driver by itself", value: median(took.raw) },
    limit: { most: ratioLimits.guardedDial },
  });
}

function rawPostgres(account: Account, ca?: string): Dial {
  return async () => {
    const client = new Client({
      ...account,
      host: "localhost",
      database: "postgres",
      ssl: ca === undefined ? false : { ca },
    });
    await client.connect();
    await client.query("select version()");
    return () => client.end();
  };
}

function rawMariadb(account: Account, ca?: string): Dial {
  return async () => {
    const connection = await createConnection({
      ...account,
      host: "localhost",
      ...(ca === undefined ? {} : { ssl: { ca } }),
    });
    await connection.query("select version()");
    return () => connection.end();
  };
}

function postgresValues({ port, user, password }: Account, ca?: string) {
  return {
    host: "localhost",
    port: String(port),
    database: "postgres",
    schema: "public",
    username: user,
    password,
    ssl: String(ca !== undefined),
    ssl_mode: "verify-full",
    sslrootcert: ca ?? "",
    encryption_type: "none",
  };
}

function mariadbValues({ port, user, password }: Account, ca?: string) {
  return {
    host: "localhost",
    port: String(port),
    username: user,
    password,
    disable_ssl: String(ca === undefined),
    ssl_root_cert: ca ?? "",
  };
}
