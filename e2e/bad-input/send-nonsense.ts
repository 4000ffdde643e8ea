import type { RawAnswer } from "../fixtures/action-client";
import type { AppServer } from "../fixtures/app-server";
import { inspectDatabase } from "../fixtures/embedded-database";
import type { Nonsense } from "./nonsense";

/** Sends a request as it is. */
export async function sendNonsense(input: {
  readonly app: AppServer;
  readonly nonsense: Nonsense;
}): Promise<RawAnswer> {
  const { method, path, headers, body } = input.nonsense;
  const response = await fetch(`${input.app.url}${path}`, {
    method,
    headers,
    redirect: "manual",
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Rows of every table that a caller could fill. Restarts the server. */
export async function countRows({
  app,
}: {
  readonly app: AppServer;
}): Promise<Readonly<Record<string, number>>> {
  await app.stop();
  const rows = await inspectDatabase({ dataDir: app.dataDir, look: (database) => database.allRows() });
  await app.start();
  const own = [...rows].filter(([name]) => name.startsWith("public.") && !name.includes("admin_setup"));
  return Object.fromEntries(own.map(([name, lines]) => [name, lines.length]));
}
