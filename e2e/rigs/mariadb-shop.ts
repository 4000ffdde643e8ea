import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { startMariadb } from "./mariadb.ts";

/** A server with a few tables, a folder it may write to, and two users. */
export async function startMariadbShop() {
  const canary = `canary-${randomBytes(8).toString("hex")}`;
  const folder = await mkdtemp(join(tmpdir(), "latchkey-browse-"));
  await chmod(folder, 0o777);
  const file = join(folder, "secret.txt");
  await writeFile(file, canary);
  await chmod(file, 0o666);
  const server = await startMariadb({ init: setUp() });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const values: PropertyValues = {
    host: "127.0.0.1",
    port: server.port,
    connection_database: "shop",
    write_database: "shop",
    username: "loader",
    password: "loader-pa55",
    disable_ssl: true,
  };
  const root = { ...values, username: "root", password: server.superuser.password };
  return { server, values, root, folder, file, canary, stop };
}

function setUp(): readonly string[] {
  return [
    "CREATE DATABASE shop",
    "CREATE TABLE shop.orders (id int PRIMARY KEY, note varchar(20) NOT NULL)",
    "INSERT INTO shop.orders VALUES (1, 'a'), (2, 'b')",
    "CREATE TABLE shop.heap (id int) ENGINE=MyISAM",
    "CREATE TABLE shop.`we``ird; DROP` (`a``b; --` decimal(10, 2), big bigint unsigned, at timestamp(6) NULL, day datetime, bytes varbinary(9), doc json)",
    "INSERT INTO shop.`we``ird; DROP` VALUES (1.5, 18446744073709551615, '2026-01-02 03:04:05.123456', '2026-01-02 03:04:05', X'00ff', '{\"a\": 1}')",
    "CREATE VIEW shop.notes AS SELECT note FROM shop.orders",
    "CREATE SEQUENCE shop.counter",
    "CREATE FUNCTION shop.erase() RETURNS int MODIFIES SQL DATA BEGIN DELETE FROM shop.orders; DELETE FROM shop.heap; RETURN 1; END",
    "CREATE PROCEDURE shop.wipe() DELETE FROM shop.orders",
    "CREATE USER loader IDENTIFIED BY 'loader-pa55'",
    "GRANT ALL ON shop.* TO loader",
    "GRANT FILE ON *.* TO loader",
  ];
}
