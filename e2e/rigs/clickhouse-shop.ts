import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { startClickhouse } from "./clickhouse.ts";
import { createTlsMaterial } from "./tls-material.ts";

/** A server with a few tables, and a web server that nobody may reach through it. */
export async function startClickhouseShop() {
  const material = await createTlsMaterial();
  const server = await startClickhouse({ tls: material.server });
  const canary = `canary-${randomBytes(8).toString("hex")}`;
  const requests: string[] = [];
  const web = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.end(canary);
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  const stop = async () => {
    web.close();
    await server.stop();
  };
  for (const sql of setUp()) await server.query({ sql });
  const values: PropertyValues = {
    host: "127.0.0.1",
    port: server.httpPort,
    connection_database: "default",
    write_database: "shop",
    auth_method: "password_auth",
    username: "loader",
    password: server.password,
    disable_ssl: true,
  };
  return { server, values, canary, requests, webPort: (web.address() as AddressInfo).port, stop };
}

function setUp(): readonly string[] {
  return [
    "CREATE DATABASE shop",
    "CREATE TABLE shop.orders (id UInt64, note Nullable(String)) ENGINE = MergeTree ORDER BY id",
    "INSERT INTO shop.orders VALUES (1, 'a\\tb\\n\\\\'), (18446744073709551615, NULL)",
    "CREATE TABLE shop.`we\\`ird; DROP` (`a\\`b` Float64, at DateTime, day Date, small Int8) ENGINE = Memory",
    "INSERT INTO shop.`we\\`ird; DROP` VALUES (1.5, '2026-01-02 03:04:05', '2026-01-02', -3)",
    "CREATE VIEW shop.notes AS SELECT note FROM shop.orders",
  ];
}
