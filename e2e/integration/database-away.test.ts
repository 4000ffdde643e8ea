import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as listConnections } from "@/app/api/v1/connections/route";
import { POST as createLinkSession } from "@/app/api/v1/link-sessions/route";
import { GET as readWorkspace } from "@/app/api/v1/workspace/route";
import { findPostgresBinaries, type PostgresRig, startPostgres } from "../rigs/postgres";
import { requireRig } from "../rigs/require-rig";
import { createApiKey } from "./fixtures/api-key";
import { callOperation } from "./fixtures/call-operation";
import { createFolders } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const linkSession = { recipient: { externalId: "cus_1" }, allowedOrigins: ["https://host.example"] };
const calls = {
  "that reads through Prisma": (key: string) => callOperation({ handler: readWorkspace, key }),
  "that reads past Prisma": (key: string) => callOperation({ handler: listConnections, key }),
  "that writes": (key: string) =>
    callOperation({ handler: createLinkSession, method: "POST", key, body: linkSession }),
};

describe.skipIf(!requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null }))(
  "a database that is being restarted",
  () => {
    let rig: PostgresRig;
    let folders: Awaited<ReturnType<typeof createFolders>>;
    let instance: TestInstance;
    let key: string;

    beforeAll(async () => {
      rig = await startPostgres({ init: ["create database latchkey"] });
      folders = await createFolders();
      const { username, password } = rig.superuser;
      const url = `postgres://${username}:${password}@${rig.host}:${rig.port}/latchkey`;
      instance = await startTestInstance({
        settings: { LATCHKEY_DATA_DIR: folders.next(), DATABASE_URL: url },
        workers: "queue",
      });
      key = await createApiKey({ workspaceId: instance.caller.workspaceId });
    });
    afterAll(async () => {
      await instance.stop();
      await folders.remove();
    });

    test.each(Object.entries(calls))("answers a call %s before", async (_, call) => {
      expect((await call(key)).status).toBeLessThan(300);
    });

    test("has every call come back later, and is nobody's fault", async () => {
      await rig.stop();
      for (const call of Object.values(calls)) {
        const { status, json, headers } = await call(key);
        expect({ status, json }).toMatchObject({ status: 503, json: { code: "database_unavailable" } });
        expect(headers.get("retry-after")).toBe("5");
      }
    });
  },
);
