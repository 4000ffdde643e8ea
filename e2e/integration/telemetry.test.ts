import { randomUUID } from "node:crypto";
import { trace } from "@opentelemetry/api";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as connections from "@/app/api/v1/connections/route";
import * as webhooks from "@/app/api/v1/webhooks/route";
import { defineRoute } from "@/lib/http/define-route";
import { renderMetrics } from "@/lib/telemetry/render-metrics";
import { withSpan } from "@/lib/telemetry/with-span";
import { freePort } from "../rigs/free-port";
import { startWebhookReceiver, type WebhookReceiver } from "../rigs/webhook-receiver";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { filledFrame, send } from "./fixtures/submission";

const planted = "pl4nted-s3cret";
const exporter = new InMemorySpanExporter();
const names = new Set(["operation", "destination_type", "setup_test", "outcome", "status_class", "code"]);
let server: DatabaseServer;
let instance: TestInstance;
let receiver: WebhookReceiver;

beforeAll(async () => {
  const processor = new SimpleSpanProcessor({ exporter });
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [processor] }));
  const database = databases.find(({ isHere }) => isHere);
  if (database === undefined) throw new Error("there is no database");
  server = await database.start();
  const settings = { ...(await server.fresh()), LATCHKEY_METRICS_TOKEN: "metrics-token-of-this-test" };
  instance = await startTestInstance({ settings, workers: "checks" });
  receiver = await startWebhookReceiver();
  await useEverything();
});
afterAll(async () => {
  await receiver.stop();
  await instance.stop();
  await server.stop();
  trace.disable();
});

/** Plants the secret in every value that a caller or a peer decides on. */
async function useEverything(): Promise<void> {
  const url = `${receiver.url}/${planted}`;
  await callOperation({ handler: webhooks.POST, method: "POST", body: { url } });
  await createConnection({ name: planted, [planted]: planted });
  await createConnection({ provider: planted });
  await createConnection({ description: planted, recipient: { externalId: planted } });
  await callOperation({ handler: connections.GET, query: { search: planted } });
  await callOperation({ handler: connections.GET, key: planted });
  await callOperation({ handler: broken });
  const frame = await filledFrame({ instance, values: { host: "127.0.0.1", password: planted } });
  await send(frame);
  await actions.openType({ bearer: planted, type: planted });
  await withSpan({
    name: "check_run",
    attributes: { operation: planted, destination_type: planted },
    run: async (add) => add({ outcome: planted, code: randomUUID() }),
  });
  const fails = () => Promise.reject(new Error(planted));
  await withSpan({ name: "check_run", attributes: {}, run: fails }).catch(() => undefined);
  await receiver.until(1);
  await vi.waitFor(() => expect(spansOf("webhook_delivery").length).toBeGreaterThan(0), 15_000);
  await vi.waitFor(() => expect(spansOf("check_run", "postgres").length).toBeGreaterThan(0), 15_000);
}

async function createConnection(over: object) {
  const credentials = {
    host: "127.0.0.1",
    port: String(await freePort()),
    database: planted,
    username: planted,
    password: planted,
    encryption_type: "none",
  };
  const body = { name: "x", provider: "postgres", credentials, ...over };
  return callOperation({ handler: connections.POST, method: "POST", body });
}

/** An operation whose service fails with the secret in its error. */
const broken = defineRoute({
  operation: "brokenOperation",
  summary: "",
  scope: "connections:read",
  run: () => Promise.reject(new Error(planted, { cause: new Error(planted) })),
});

const spans = () => exporter.getFinishedSpans();
const spansOf = (name: string, type?: string) =>
  spans().filter(
    (span) => span.name === name && (type === undefined || span.attributes.destination_type === type),
  );

test("there is a span for each operation, action, check run, setup test and delivery", () => {
  for (const name of ["api_operation", "server_action", "check_run", "setup_test", "webhook_delivery"]) {
    expect(spansOf(name), name).not.toEqual([]);
  }
  const operations = spansOf("api_operation").map(({ attributes }) => attributes);
  expect(operations).toContainEqual({ operation: "createConnection", status_class: "2xx" });
  expect(operations).toContainEqual({ operation: "createConnection", status_class: "4xx" });
  expect(operations).toContainEqual({
    operation: "brokenOperation",
    status_class: "5xx",
    outcome: "broken",
  });
  expect(spansOf("setup_test").map(({ attributes }) => attributes)).toContainEqual({
    destination_type: "postgres",
    setup_test: "tcp_connect",
    outcome: "failed",
    code: "connection_refused",
  });
});

test("nothing but words of the list is in any span: no secret, no id, no error", () => {
  for (const span of spans()) {
    expect([...Object.keys(span.attributes)].filter((name) => !names.has(name))).toEqual([]);
    expect(span.events).toEqual([]);
    expect(span.status.message).toBeUndefined();
    const text = JSON.stringify([span.name, span.attributes, span.links, span.resource.attributes]);
    expect(text).not.toContain(planted);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  }
});

test("the metrics count the same, with the same words only", async () => {
  const { text = "" } = (await renderMetrics()) ?? {};
  for (const line of [
    'latchkey_api_request_duration_seconds_count{operation="createConnection",status_class="2xx"} 1',
    'latchkey_api_request_duration_seconds_count{operation="brokenOperation",status_class="5xx"} 1',
    'latchkey_action_duration_seconds_count{operation="submit",outcome="succeeded"} 1',
    'latchkey_check_run_duration_seconds_count{destination_type="postgres",outcome="failed"}',
    'latchkey_webhook_delivery_duration_seconds_count{outcome="delivered"}',
    'latchkey_vault_records_total{outcome="sealed"}',
    'latchkey_queue_ready_jobs{queue="check-run"}',
    "nodejs_eventloop_lag_seconds",
    "process_cpu_seconds_total",
  ]) {
    expect(text).toContain(line);
  }
  expect(text).not.toContain(planted);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
});
