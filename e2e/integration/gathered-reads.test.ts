import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as one from "@/app/api/v1/connections/[id]/route";
import * as all from "@/app/api/v1/connections/route";
import { connectionView } from "@/lib/services/connection/connection-view";
import { getConnection } from "@/lib/services/connection/get-connection";
import { connectionPage } from "@/lib/services/connection/list-connections-input";
import { getStore } from "@/lib/store/store-holder";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { createTenant } from "./fixtures/tenant";

/** What would break out of a JSON text, or get lost in it. */
const odd = `"quoted", \\ back\\\\slashed, {"a":1}, <b>, ü, 😀, \u2028, \u0007, \n line`;
const gorgias = {
  name: odd,
  description: odd,
  provider: "gorgias",
  credentials: { subdomain: "acme", username: "ops@acme.example", api_key: "never shown" },
  runSetupTests: false,
};

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`connections that are read at once on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let ids: readonly string[];

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      const made = await Promise.all(
        Array.from({ length: 6 }, () => callOperation({ handler: all.POST, method: "POST", body: gorgias })),
      );
      ids = made.map(({ json }) => (json as { readonly id: string }).id);
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    test("each call gets the one it asked for, and nobody another workspace's", async () => {
      const { caller } = instance;
      const foreign = { ...caller, ...(await createTenant({ name: "another host" })) };
      const asked = ids.flatMap((id) => [
        { caller, where: { id } },
        { caller: foreign, where: { id } },
      ]);
      const found = await Promise.allSettled(asked.map(getConnection));
      expect(found.map((result) => (result.status === "fulfilled" ? result.value.id : "none"))).toEqual(
        ids.flatMap((id) => [id, "none"]),
      );
    });

    test("one that cannot be asked for fails by itself", async () => {
      const { caller } = instance;
      const [good, bad] = await Promise.allSettled([
        getConnection({ caller, where: { id: ids[0] ?? "" } }),
        getConnection({ caller, where: { id: "no id" } }),
      ]);
      expect([good.status, bad.status]).toEqual(["fulfilled", "rejected"]);
    });

    test("a list shows what the single connection shows, whatever is written in it", async () => {
      const { prisma } = getStore();
      const [plain = "", used = ""] = ids;
      await prisma.connection.update({
        where: { id: used },
        data: {
          config: { subdomain: odd, depth: 3, isOn: true },
          secretProperties: ["api_key", odd],
          status: "invalid",
          statusReason: odd,
          verificationError: odd,
          verificationErrorCode: "authentication_failed",
          lastUsedAt: new Date("2026-02-03T04:05:06.070Z"),
          lastVerifiedAt: new Date("2026-12-31T23:59:59.000Z"),
        },
      });
      const list = await callOperation({ handler: all.GET });
      const { connections } = connectionPage.strict().parse(list.json);
      for (const id of [plain, used]) {
        const view = connectionView
          .strict()
          .parse((await callOperation({ handler: one.GET, path: { id } })).json);
        expect(connections.find((connection) => connection.id === id)).toEqual({
          ...view,
          verificationDetails: {},
        });
        expect(view).toMatchObject({ name: odd, description: odd });
      }
      expect(connections.find(({ id }) => id === used)).toMatchObject({
        config: { subdomain: odd, depth: 3, isOn: true },
        secretFields: { api_key: { configured: true }, [odd]: { configured: true } },
        statusReason: odd,
        verificationError: odd,
        lastUsedAt: "2026-02-03T04:05:06.070Z",
        lastVerifiedAt: "2026-12-31T23:59:59.000Z",
      });
    });

    test.each([
      ["none", "{}"],
      ["no array", null],
    ])("without secrets (%s) none is configured", async (_, stored) => {
      const [, , id = ""] = ids;
      await getStore().prisma
        .$executeRaw`update connection set secret_properties = ${stored}::text[] where id = ${id}::uuid`;
      const expected = { id, hasCredentials: false, secretFields: {} };
      expect((await callOperation({ handler: one.GET, path: { id } })).json).toMatchObject(expected);
      const { connections } = connectionPage.parse((await callOperation({ handler: all.GET })).json);
      const listed = connections.find((connection) => connection.id === id);
      expect(listed).toMatchObject(expected);
      expect(listed?.secretFields).toEqual({});
    });
  });
}
