import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as reauthorize from "@/app/api/v1/connections/[id]/reauthorize/route";
import * as one from "@/app/api/v1/connections/[id]/route";
import * as all from "@/app/api/v1/connections/route";
import type { RouteHandler } from "@/lib/http/route-definition";
import { finishCheckRun } from "@/lib/services/check-run/finish-check-run";
import { getStore } from "@/lib/store/store-holder";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const apiSecret = "gorgias-key-never-to-be-seen-again";
const gorgias = {
  name: "Acme support",
  provider: "gorgias",
  credentials: { subdomain: "acme", username: "ops@acme.example", api_key: apiSecret },
};

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`offered credentials on ${name}`, () => {
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

    const create = (over: object = {}) =>
      callOperation({ handler: all.POST, method: "POST", body: { ...gorgias, ...over } });
    const made = async (over: object = {}) => {
      const answer = await create({ runSetupTests: false, ...over });
      expect(answer.status).toBe(201);
      return answer.json as { readonly id: string; readonly slug: string; readonly revision: number };
    };
    const get = (id: string) => callOperation({ handler: one.GET, path: { id } });
    const _post = (handler: RouteHandler, id: string, headers = {}) =>
      callOperation({ handler, method: "POST", path: { id }, headers });
    const _patch = (id: string, body: object, headers = {}) =>
      callOperation({ handler: one.PATCH, method: "PATCH", path: { id }, body, headers });

    test("the run of an older offer does not put a newer one in use", async () => {
      const { id } = await made();
      const { workspaceId } = instance.caller;
      const { credentialVersion, checkRun } = getStore().prisma;
      const offer = async (subdomain: string) => {
        const body = { credentials: { subdomain } };
        await callOperation({ handler: reauthorize.POST, method: "POST", path: { id }, body });
        const where = { connectionId: id, state: "candidate" as const };
        const row = await credentialVersion.findFirstOrThrow({ where });
        const [run] = await checkRun.findMany({
          where: { connectionId: id },
          orderBy: { createdAt: "desc" },
        });
        return { checkRunId: run?.id ?? "", wrappedKey: row.wrappedKey };
      };
      const finish = (offered: { checkRunId: string; wrappedKey: string }) => {
        const { checkRunId, wrappedKey } = offered;
        const checked = { version: 2, isCandidate: true, config: {}, wrappedKey };
        const test = {
          id: "x",
          title: "x",
          status: "PASSED",
          message: "",
          details: [],
          durationMs: 1,
        } as const;
        return finishCheckRun({ workspaceId, connectionId: id, checkRunId, checked, results: [test] });
      };
      const older = await offer("older");
      const newer = await offer("newer");
      await finish(older);
      expect((await get(id)).json).toMatchObject({ credentialVersion: 1, config: { subdomain: "acme" } });
      await finish(newer);
      expect((await get(id)).json).toMatchObject({ credentialVersion: 2, config: { subdomain: "newer" } });
    });
  });
}
