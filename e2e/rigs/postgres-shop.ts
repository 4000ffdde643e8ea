import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { startPostgres } from "./postgres.ts";

/** A server with a few tables, a file only the server may read, and three users. */
export async function startPostgresShop() {
  const canary = `canary-${randomBytes(8).toString("hex")}`;
  const folder = await mkdtemp(join(tmpdir(), "latchkey-browse-"));
  await chmod(folder, 0o755);
  const file = join(folder, "secret.txt");
  await writeFile(file, canary, { mode: 0o644 });
  const server = await startPostgres({ init: setUp(file) });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const values: PropertyValues = {
    host: "127.0.0.1",
    port: server.port,
    database: "postgres",
    schema: "shop",
    username: "loader",
    password: "loader-pa55",
    ssl: "false",
    disable_ssl: true,
  };
  const root = { ...values, username: "postgres", password: server.superuser.password };
  return { server, values, root, file, canary, stop };
}

function setUp(file: string): readonly string[] {
  return [
    "CREATE ROLE loader LOGIN PASSWORD 'loader-pa55'",
    "CREATE ROLE poor LOGIN PASSWORD 'loader-pa55'",
    "CREATE SCHEMA shop AUTHORIZATION loader",
    "CREATE TABLE shop.orders (id integer PRIMARY KEY, note text NOT NULL)",
    "INSERT INTO shop.orders VALUES (1, 'a'), (2, 'b')",
    `CREATE TABLE shop."we""ird; DROP" ("a""b; --" numeric(10, 2), big bigint, at timestamptz, bytes bytea, yes boolean, doc jsonb)`,
    `INSERT INTO shop."we""ird; DROP" VALUES (1.50, 9007199254740993, '2026-01-02 03:04:05.123456+02', '\\x00ff', true, '{"a": 1}')`,
    "CREATE MATERIALIZED VIEW shop.totals AS SELECT count(*) AS n FROM shop.orders",
    `CREATE VIEW shop.file_view AS SELECT pg_read_file('${file}') AS content`,
    "CREATE VIEW shop.notes AS SELECT note FROM shop.orders",
    "CREATE SEQUENCE shop.counter",
    "CREATE FUNCTION shop.erase() RETURNS integer LANGUAGE plpgsql AS 'BEGIN DELETE FROM shop.orders; RETURN 1; END'",
    "CREATE PROCEDURE shop.wipe() LANGUAGE plpgsql AS 'BEGIN DELETE FROM shop.orders; END'",
    "CREATE EXTENSION IF NOT EXISTS plpgsql",
    "GRANT ALL ON ALL TABLES IN SCHEMA shop TO loader",
    "GRANT ALL ON ALL SEQUENCES IN SCHEMA shop TO loader",
  ];
}
