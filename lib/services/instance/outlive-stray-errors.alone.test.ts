import { createServer } from "node:net";
import { afterAll, expect, test, vi } from "vitest";
import { defineConnector } from "@/lib/connectors/kit/define-connector";
import { createOpenResources } from "@/lib/connectors/kit/open-resources";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";

const written: string[] = [];
vi.mock("@/lib/config/logger", () => ({
  log: (level: string, message: string) => void written.push(`${level} ${message}`),
}));

const { endOnStrayError } = await import("@/lib/services/destination/end-on-stray-error");
const { outliveStrayErrors } = await import("./outlive-stray-errors");

const listeners = process.listeners("unhandledRejection");
outliveStrayErrors();
afterAll(() => {
  process.setUncaughtExceptionCaptureCallback(null);
  process.removeAllListeners("unhandledRejection");
  for (const listener of listeners) process.on("unhandledRejection", listener);
});

/** What a driver may do with an answer that it did not expect. */
const drivers: Readonly<Record<string, () => void>> = {
  "throws out of an event of its socket": () => {
    throw new TypeError("Cannot read properties of undefined (reading 'callback')");
  },
  "throws a turn later": () =>
    process.nextTick(() => {
      throw new Error("late");
    }),
  "leaves a rejection to nobody": () => void Promise.reject(new Error("left")),
};

test.each(Object.entries(drivers))("a driver that %s ends its own check only", async (_what, answer) => {
  const server = createServer((socket) => socket.on("error", () => {}).end("what no driver expects"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = (server.address() as { port: number }).port;
  const { connect } = await import("node:net");
  const hostile = connectorOf(
    () =>
      new Promise((_resolve, reject) => {
        connect(port, "127.0.0.1").on("data", answer).on("error", reject);
      }),
  );
  const another = connectorOf(async () => ({ status: "PASSED", message: "Good." }));
  const [broken, well] = await Promise.all([check(hostile), check(another)]);
  server.close();
  expect(broken).toMatchObject([{ status: "FAILED", code: "internal_error" }, { status: "SKIPPED" }]);
  expect(well).toMatchObject([{ status: "PASSED" }, { status: "PASSED" }]);
  expect(written).toEqual(["error an error was thrown where nobody could catch it"]);
  written.length = 0;
});

const schema = { id: "x", title: "X", category: "database", docsUrl: "", iconPath: "", steps: [] } as const;

function connectorOf(sign: Parameters<typeof defineConnector>[0]["stages"][number]["run"]) {
  const last = async () => ({ status: "PASSED", message: "Good." }) as const;
  return defineConnector({
    schema,
    stages: [
      { id: "a", title: "Sign in", run: sign },
      { id: "b", title: "Look", run: last },
    ],
    createState: () => ({ resources: createOpenResources() }),
  });
}

async function check(connector: ReturnType<typeof connectorOf>): Promise<readonly SetupTestResult[]> {
  const results: SetupTestResult[] = [];
  const context = { trusted: { fingerprints: () => [] }, egressAddresses: [] } as unknown as CheckContext;
  await endOnStrayError({
    signal: new AbortController().signal,
    work: (signal) =>
      connector.check({
        values: {},
        context,
        signal,
        limits: { stageMs: 60_000, runMs: 60_000 },
        onResult: (result) => void results.push(result),
      }),
  });
  return results;
}
