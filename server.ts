// The process: checks its settings, opens what requests need, then serves. Built to .next/latchkey/server.mjs.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { type Env, getEnv } from "@/lib/config/env";
import { forgetDriverVariables } from "@/lib/config/forget-driver-variables";
import { takeBuiltSettings } from "@/lib/config/take-built-settings";
import { createGate } from "@/lib/http/gate/create-gate";
import { staticFiles } from "@/lib/http/gate/static-files";
import { leaveWorkers, liveWorkers, watchWorkers } from "@/lib/http/split/live-workers";
import { checkReadiness } from "@/lib/services/instance/check-readiness";
import { loadQueryEngine } from "@/lib/services/instance/load-query-engine";
import { outliveStrayErrors } from "@/lib/services/instance/outlive-stray-errors";
import { type StartedInstance, startInstance, stopInstance } from "@/lib/services/instance/start-instance";
import { startServing } from "@/lib/services/instance/start-serving";
import { startWorkers, stopWorkers } from "@/lib/services/instance/start-workers";
import { knownWorker, takeGreeting } from "@/lib/services/split/known-worker";
import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";
import { StartError } from "@/lib/shared/errors/start-error";

/** How long running requests and checks may take to end after SIGTERM, in ms. */
const drainMs = 25_000;

/** Tells the start script how far we are, one JSON line a milestone. */
function tell(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

async function main(): Promise<void> {
  const env = getEnv();
  forgetDriverVariables();
  if (env.mode === "worker") await work(env);
  else await serve(env);
}

/** Works on the queue, answers the processes that serve, and opens no port. */
async function work(env: Env): Promise<void> {
  const instance = await startInstance({ env, onMigrated: () => tell({ event: "migrated" }) });
  outliveStrayErrors();
  await startWorkers();
  const verbs = env.workerSockets === undefined ? null : await openVerbs(env.workerSockets);
  stopOnSignal(async () => {
    await verbs?.close();
    await stopWorkers();
  });
  tell({ ...ready({ env, instance }), mode: env.mode });
  process.setSourceMapsEnabled(true);
}

/** Every operation there is comes with it: a process that serves itself has no use for a second copy. */
async function openVerbs(folder: string) {
  const [{ serveVerbs }] = await Promise.all([
    import("@/lib/http/split/serve-verbs"),
    import("./verbs.generated"),
  ]);
  return serveVerbs({ folder });
}

/** What a process needs before it takes the first request. One that only serves needs little, and asks workers. */
async function open(env: Env): Promise<StartedInstance> {
  if (env.mode !== "web") return startInstance({ env, onMigrated: () => tell({ event: "migrated" }) });
  await startServing({ env });
  await watchWorkers({ folder: env.workerSockets ?? "", onFound: (said) => takeGreeting({ said }) });
  return { database: "postgresql", adminSetupToken: null };
}

/** Of a process that only serves: what cannot be shown while no worker is there. The form says so itself. */
function isClosedFor(path: string): boolean {
  if (/^\/(_next|embed)[/.]/.test(path) && knownWorker() !== null) return false;
  return knownWorker() === null || (path.startsWith("/admin") && liveWorkers().length === 0);
}

/** Whether requests can be served now; rejects where not. */
async function checkServing(): Promise<void> {
  await checkReadiness();
  if (liveWorkers().length === 0) throw new Error("no worker answers");
}

async function serve(env: Env): Promise<void> {
  await requireFreePort(env);
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000 });
  // The database first: it is compiled and connected to in the background while Next is loaded.
  const [instance, app] = await Promise.all([open(env), prepareNext(env)]);
  const isWeb = env.mode === "web";
  const handle = app.getRequestHandler();
  const gate = createGate({
    publicUrl: env.publicUrl,
    staticFiles: env.development
      ? (_request, _response, pass) => pass()
      : staticFiles({ builtFolder: path.resolve(".next/static"), publicFolder: path.resolve("public") }),
    handle,
    checkReadiness: isWeb ? checkServing : checkReadiness,
    isClosedFor: isWeb ? isClosedFor : () => false,
    metricsToken: env.metricsToken,
    proxies: env.proxies,
  });
  server.on("request", gate);
  // In development Next shows such errors in the browser.
  if (env.development) server.on("upgrade", app.getUpgradeHandler());
  else outliveStrayErrors();
  await listen({ server, env });
  if (!isWeb) await startWorkers({ works: env.works });
  stopOnSignal(async () => {
    server.close();
    server.closeIdleConnections();
    if (isWeb) leaveWorkers();
    else await stopWorkers();
  });
  tell(ready({ env, instance }));
  // From here on: maps of what is loaded before would make a start slower, and this bundle is readable.
  process.setSourceMapsEnabled(true);
  if (!env.development) await warmUp(server);
}

async function prepareNext(env: Env) {
  if (!env.development) takeBuiltSettings({ buildFolder: path.resolve(".next") });
  const { default: next } = await import("next");
  const app = next({ dev: env.development, dir: process.cwd(), hostname: "localhost", port: env.port });
  await app.prepare();
  return app;
}

/** Loads what the first requests would otherwise wait for: the query engine, and the frame's code. */
async function warmUp(server: Server): Promise<void> {
  await loadQueryEngine().catch(() => undefined);
  const { address, family, port } = server.address() as AddressInfo;
  const host = family === "IPv6" ? `[${address}]` : address;
  // No session has this name: the page that says so comes with the same code, and asks no database.
  await fetch(`http://${host}:${port}/embed/none`).catch(() => undefined);
}

/** Asked before anything is opened, so that a taken port leaves nothing behind. */
async function requireFreePort(env: Env): Promise<void> {
  if (env.port === 0) return;
  const probe = createServer();
  await listen({ server: probe, env });
  await new Promise((resolve) => probe.close(resolve));
}

function listen(input: { readonly server: Server; readonly env: Env }): Promise<void> {
  const { server, env } = input;
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === "EADDRINUSE" ? "is in use by another process" : `cannot be opened (${cause.code})`;
      const userMessage = `Port ${env.port} ${why}: stop that process, or set PORT to another one.`;
      reject(new StartError({ code: "port_taken", userMessage, cause }));
    });
    server.listen(env.port, env.host, resolve);
  });
}

function ready(input: { readonly env: Env; readonly instance: StartedInstance }): object {
  const { env, instance } = input;
  const setup = instance.adminSetupToken === null ? "/admin" : `/admin/setup#${instance.adminSetupToken}`;
  return {
    event: "ready",
    url: env.publicUrl,
    dashboardUrl: `${env.publicUrl}${setup}`,
    dataDir: env.dataDir,
    keyring: env.keyringPath,
    database: instance.database,
    allowedNetworks: env.allowedNetworks,
  };
}

/** @param end takes nothing new, and lets end what is under way */
function stopOnSignal(end: () => Promise<void>): void {
  const stop = async () => {
    setTimeout(() => process.exit(1), drainMs).unref();
    await end();
    await stopInstance();
    process.exit(0);
  };
  process.once("SIGTERM", () => void stop());
  process.once("SIGINT", () => void stop());
}

main().catch((error: unknown) => {
  // The keyring's internal message names the file; it is meant for the operator and holds no key.
  const sentence =
    error instanceof LatchkeyError
      ? error.message
      : "Latchkey could not start because of an unexpected error.";
  process.stderr.write(`${sentence}\n`);
  if (!(error instanceof LatchkeyError) && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
