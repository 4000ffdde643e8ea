import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST } from "@/app/api/v1/connections/route";
import { runCheckRun } from "@/lib/services/check-run/run-check-run";
import { getOverview } from "@/lib/services/overview/get-overview";
import { getStore } from "@/lib/store/store-holder";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const dayMs = 24 * 60 * 60 * 1000;

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`credentials that end by themselves on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    /** A connection by a SAS token, checked once: nothing answers, which is no matter here. */
    const checked = async (title: string, end: Date) => {
      const token = `sp=racwdl&se=${end.toISOString()}&sv=2024-11-04&sr=c&sig=c2VjcmV0`;
      const credentials = {
        storage_account_name: "acmelake",
        container_name: "lake",
        shared_access_signature_token: token,
      };
      const body = { name: title, provider: "abs", credentials, recipient: { externalId: title } };
      const made = await callOperation({ handler: POST, method: "POST", body });
      expect(made.status, JSON.stringify(made.json)).toBe(201);
      const connectionId = String(made.json.id);
      const run = await getStore().prisma.checkRun.findFirstOrThrow({ where: { connectionId } });
      const job = { workspaceId: run.workspaceId, checkRunId: run.id };
      await runCheckRun({ job, signal: AbortSignal.timeout(30_000) });
      return connectionId;
    };

    test("a SAS token stands among what ends soon, from its first check on", async () => {
      const soon = new Date(Math.floor(Date.now() / 1000) * 1000 + 3 * dayMs);
      const id = await checked("Ends soon", soon);
      await checked("Lasts", new Date(Date.now() + 300 * dayMs));
      const { ending } = await getOverview({ caller: instance.caller, days: 7 });
      expect(ending.filter(({ kind }) => kind === "credential")).toEqual([
        {
          kind: "credential",
          id,
          connectionId: id,
          name: "Ends soon",
          endsAt: soon.toISOString(),
          isOver: false,
        },
      ]);
    });
  });
}
