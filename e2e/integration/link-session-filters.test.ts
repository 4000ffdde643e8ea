import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listLinkSessions } from "@/lib/services/link-session/list-link-sessions";
import { listSessionsPage, sessionsPageQuery } from "@/lib/services/link-session/list-sessions-page";
import { randomBase62 } from "@/lib/shared/random-id";
import { getStore } from "@/lib/store/store-holder";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { createSession } from "./fixtures/host";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

for (const { name, start } of oneDatabase) {
  describe(`filters of link sessions on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    test("each status finds its own sessions and no others, and a recipient only theirs", async () => {
      const { prisma } = getStore();
      await prisma.linkSession.deleteMany();
      const { id } = await createSession({ instance });
      const { id: _id, ...row } = await prisma.linkSession.findUniqueOrThrow({ where: { id } });
      const [past, soon] = [new Date(Date.now() - 1_000), new Date(Date.now() + 60_000)];
      const alive = { ...row, expiresAt: soon };
      const changes = [
        alive,
        { ...alive, exchangedAt: past },
        { ...row, expiresAt: past },
        { ...row, expiresAt: past, exchangedAt: past, outcome: "user_closed" },
        { ...alive, revokedAt: past },
        { ...alive, exchangedAt: past, endedAt: past, outcome: "success", recipientId: randomUUID() },
      ];
      await prisma.linkSession.deleteMany();
      const data = changes.map((change) => ({ ...change, id: `ls_${randomBase62({ length: 22 })}` }));
      await prisma.linkSession.createMany({ data: data as never });
      const list = async (query: object) =>
        (await listLinkSessions({ caller: instance.caller, query: { limit: 50, ...query } })).linkSessions;
      const all = await list({});
      for (const status of ["created", "open", "expired", "revoked", "succeeded"] as const) {
        const expected = all.filter((view) => view.status === status).map((view) => view.id);
        expect((await list({ status })).map((view) => view.id)).toEqual(expected);
        expect(expected.length, status).toBeGreaterThan(0);
      }
      expect(await list({ recipientId: row.recipientId })).toHaveLength(5);
      expect(await list({ recipientId: row.recipientId, status: "succeeded" })).toEqual([]);
    });

    test("the dashboard names customers and types, and an address that is nonsense shows the first page", async () => {
      const { prisma } = getStore();
      await prisma.linkSession.deleteMany();
      const recipient = { externalId: randomUUID(), name: "Acme" };
      await createSession({ instance, body: { recipient, destinationTypes: ["postgres"] } });
      await createSession({ instance, body: { recipient: { externalId: randomUUID() } } });
      const page = async (query: object) =>
        (await listSessionsPage({ caller: instance.caller, query: sessionsPageQuery.parse(query) })).sessions;
      expect(await page({ recipient: recipient.externalId })).toMatchObject([
        { recipient: { name: "Acme" }, typeTitles: ["PostgreSQL"] },
      ]);
      expect(await page({ recipient: "nobody" })).toEqual([]);
      expect(await page({ status: "x", mode: ["y"], cursor: "no.cursor" })).toHaveLength(2);
    });
  });
}
