import { createServer, type Server } from "node:http";
import { type AddressInfo, BlockList } from "node:net";
import { afterEach, beforeAll, expect, test } from "vitest";
import { hide } from "@/lib/config/operator-env";
import { openMetrics } from "@/lib/telemetry/open-metrics";
import { createGate } from "./create-gate";

const token = "a-token-of-the-operator";
let server: Server;

beforeAll(() => openMetrics({ queueDepths: async () => ({ "check-run": 3 }) }));
afterEach(() => server.close());

async function metrics(input: {
  readonly metricsToken?: string;
  readonly authorization?: string;
}): Promise<Response> {
  const { metricsToken, authorization } = input;
  const gate = createGate({
    publicUrl: "http://localhost:3000",
    staticFiles: (_request, _response, pass) => pass(),
    handle: async (_request, response) => void response.writeHead(404).end("the pages' own answer"),
    isClosedFor: () => false,
    checkReadiness: async () => undefined,
    metricsToken: metricsToken === undefined ? undefined : hide(metricsToken),
    proxies: new BlockList(),
  });
  server = createServer(gate).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const headers: HeadersInit = authorization === undefined ? {} : { authorization };
  return fetch(`http://127.0.0.1:${port}/metrics`, { headers });
}

test("metrics are shown to the operator's token", async () => {
  const response = await metrics({ metricsToken: token, authorization: `Bearer ${token}` });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.text()).toContain('latchkey_queue_ready_jobs{queue="check-run"} 3');
});

test.each([undefined, "", "Bearer", "Bearer ", "Bearer x", `Basic ${token}`, `Bearer ${token}x`, token])(
  "not to %s",
  async (authorization) => {
    const response = await metrics({
      metricsToken: token,
      ...(authorization === undefined ? {} : { authorization }),
    });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await response.text()).not.toContain("latchkey_");
  },
);

test("without a token of the operator there are none", async () => {
  for (const authorization of ["Bearer ", "Bearer undefined", `Bearer ${token}`]) {
    const response = await metrics({ authorization });
    expect(await response.text()).toBe("the pages' own answer");
    server.close();
  }
});
