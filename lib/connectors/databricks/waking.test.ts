import { X509Certificate } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { databricks, databricksRoutes, startedWarehouses } from "@/e2e/rigs/vendors/databricks";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { runCheck } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const { server } = await createTlsMaterial();
const workspace = await startHttpEmulator({ routes: databricksRoutes, tls: server });
afterAll(() => workspace.stop());

/** What a check of a warehouse finds that somebody waits for. */
async function resultsOf(http_path: string) {
  const fingerprint = new X509Certificate(server.cert).fingerprint256;
  const { results } = await runCheck({
    connector,
    values: {
      host: "localhost",
      port: workspace.port,
      http_path,
      metastore: "unity_catalog",
      catalog: "main",
      schema: "app",
      auth_method: "access_token_auth",
      access_token: databricks.token,
      use_ssh_tunnel: false,
    },
    createContext: ({ signal }) => {
      const tcp = createGuardedTcp({ policy, signal });
      const trusted = { fingerprints: () => [fingerprint] };
      const http = createGuardedHttp({ tcp, signal });
      return { tcp, http, trusted, egressAddresses: [], wake: { since: null } };
    },
  });
  return results;
}

test("a warehouse that sleeps is started where somebody waits, and asked for until it runs", async () => {
  const found = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const results = await resultsOf(databricks.sleeping);
    found.push(results.find(({ status }) => status !== "PASSED")?.code);
  }
  expect(found).toEqual(["starting", "starting", undefined]);
  expect(startedWarehouses).toHaveLength(1);
});

test("one that this user may not start stays off, with a warning", async () => {
  const results = await resultsOf(databricks.stopped);
  expect(results.map(({ status }) => status)).not.toContain("FAILED");
  expect(results.find(({ id }) => id === "warehouse")).toMatchObject({ status: "WARNING", code: "starting" });
});
