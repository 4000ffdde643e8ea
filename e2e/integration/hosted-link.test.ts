import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getEnv } from "@/lib/config/env";
import { InvalidInputError } from "@/lib/services/errors";
import { exchangeToken } from "@/lib/services/link-session/exchange-token";
import { getHostedPage } from "@/lib/services/link-session/get-hosted-page";
import { getLinkSession } from "@/lib/services/link-session/get-link-session";
import { openHostedSession } from "@/lib/services/link-session/open-hosted-session";
import { revokeLinkSession } from "@/lib/services/link-session/revoke-link-session";
import { randomBase62 } from "@/lib/shared/random-id";
import { getStore } from "@/lib/store/store-holder";
import { findSecrets } from "../canary/find-secret";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { createSession, type SessionBody } from "./fixtures/host";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { refusedReturnUrls, returnUrls } from "./fixtures/return-urls";

const tabKey = () => randomBase62({ length: 32 });

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`hosted links on ${name}`, () => {
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

    const sendLink = (body: object = {}) =>
      createSession({
        instance,
        body: { hosted: true, allowedOrigins: undefined, ...body } as unknown as SessionBody,
      });
    const statusOf = async (id: string) => (await getLinkSession({ caller: instance.caller, id })).status;

    test("the address holds the token in its fragment alone, and the database holds neither", async () => {
      const { id, token, url } = await sendLink();
      expect(url).toBe(`${getEnv().publicUrl}/link/${id}#${token}`);
      const secrets = { token, tokenSecret: token.slice(-43) };
      const content = `${await dumpDatabase()}${instance.log()}`;
      expect(findSecrets({ place: "database and log", content, secrets })).toEqual([]);
    });

    test("no page of the host's is needed, and one that is named may hold the frame as well", async () => {
      const own = getEnv().publicUrl;
      const view = async (body: object) =>
        getLinkSession({ caller: instance.caller, id: (await sendLink(body)).id });
      expect(await view({})).toMatchObject({ hosted: true, allowedOrigins: [own] });
      const allowedOrigins = ["https://host.example"];
      expect(await view({ allowedOrigins })).toMatchObject({ allowedOrigins: [...allowedOrigins, own] });
    });

    test("a link waits for a week in a mail, and once opened lives as long as any", async () => {
      const week = 7 * 24 * 3_600;
      await expect(sendLink({ expiresInSeconds: week + 1 })).rejects.toBeInstanceOf(InvalidInputError);
      const { id, token, expiresAt } = await sendLink({ expiresInSeconds: week });
      expect(new Date(expiresAt).getTime() - Date.now()).toBeGreaterThan((week - 60) * 1_000);
      await getStore().prisma.$executeRaw`
        update link_session set created_at = created_at - interval '6 days' where id = ${id}`;
      await openHostedSession({ sessionId: id, token, tabKey: tabKey() });
      const row = await getStore().prisma.linkSession.findUniqueOrThrow({ where: { id } });
      const hours = (time: Date) => (time.getTime() - Date.now()) / 3_600_000;
      expect(hours(row.expiresAt)).toBeLessThanOrEqual(0.5);
      expect(hours(row.deadlineAt)).toBeLessThanOrEqual(4);
    });

    test.each(returnUrls)("%s is a place to lead back to", async (returnUrl) => {
      const { id } = await sendLink({ returnUrl });
      const row = await getStore().prisma.linkSession.findUniqueOrThrow({ where: { id } });
      expect(row.returnUrl).toBe(returnUrl);
    });

    test.each(refusedReturnUrls)("%j is none", async (returnUrl) => {
      const before = await getStore().prisma.linkSession.count();
      const error = await sendLink({ returnUrl }).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(InvalidInputError);
      const { problems } = error as InvalidInputError;
      expect(problems.map(({ loc }) => loc)).toEqual([["body", "returnUrl"]]);
      expect(await getStore().prisma.linkSession.count()).toBe(before);
    });

    test.each([
      [
        "a return without a page of its own",
        { hosted: false, returnUrl: "https://host.example/" },
        "returnUrl",
      ],
      ["neither a page nor an origin", { hosted: false }, "allowedOrigins"],
      ["a page that is a word", { hosted: "yes" }, "hosted"],
    ])("%s is refused by its place", async (_case, body, field) => {
      const given = { allowedOrigins: field === "returnUrl" ? ["https://host.example"] : undefined, ...body };
      await expect(sendLink(given)).rejects.toMatchObject({ problems: [{ loc: ["body", field] }] });
    });

    test("looking at the page opens nothing, and shows neither person nor way back", async () => {
      const returnUrl = "https://host.example/onboarding?of=the-person";
      const recipient = { externalId: randomUUID(), name: "Jane of Acme" };
      const { id } = await sendLink({ returnUrl, recipient });
      const events = () => getStore().prisma.event.count({ where: { linkSessionId: id } });
      const page = await getHostedPage({ sessionId: id });
      expect(page).toMatchObject({ status: "waiting", askedBy: null });
      expect(JSON.stringify(page)).not.toMatch(/Jane|onboarding/);
      expect(await statusOf(id)).toBe("created");
      expect(await events()).toBe(0);
    });

    test("it names the workspace once that has a name", async () => {
      const { id } = await sendLink();
      const where = { id: instance.caller.workspaceId };
      const { name: before } = await getStore().prisma.workspace.findUniqueOrThrow({ where });
      await getStore().prisma.workspace.update({ where, data: { name: "Umbrella" } });
      expect(await getHostedPage({ sessionId: id })).toMatchObject({ askedBy: "Umbrella" });
      await getStore().prisma.workspace.update({ where, data: { name: before } });
    });

    test("the tab that opened it goes on with its key alone, and no other", async () => {
      const { id: sessionId, token } = await sendLink();
      const own = tabKey();
      const refused = (input: { token: string | null; tabKey: string }) =>
        expect(openHostedSession({ sessionId, ...input })).rejects;
      await refused({ token: null, tabKey: own }).toMatchObject({ code: "token_invalid" });
      expect((await openHostedSession({ sessionId, token, tabKey: own })).id).toBe(sessionId);
      expect((await openHostedSession({ sessionId, token: null, tabKey: own })).id).toBe(sessionId);
      expect((await openHostedSession({ sessionId, token, tabKey: own })).id).toBe(sessionId);
      await refused({ token: null, tabKey: tabKey() }).toMatchObject({ code: "token_used" });
      await refused({ token, tabKey: tabKey() }).toMatchObject({ code: "token_used" });
    });

    test("of many tabs at once one opens it", async () => {
      const { id: sessionId, token } = await sendLink();
      const tabs = Array.from({ length: 12 }, () =>
        openHostedSession({ sessionId, token, tabKey: tabKey() }),
      );
      const outcomes = (await Promise.allSettled(tabs)).map(({ status }) => status);
      expect(outcomes.filter((status) => status === "fulfilled")).toHaveLength(1);
    });

    test("a session without a page of its own does not open on one, and is not used up", async () => {
      const session = await createSession({ instance });
      const { id: sessionId, token } = session;
      expect(await getHostedPage({ sessionId })).toBeNull();
      await expect(openHostedSession({ sessionId, token, tabKey: tabKey() })).rejects.toMatchObject({
        code: "token_invalid",
      });
      const other = await sendLink();
      await expect(openHostedSession({ sessionId: other.id, token, tabKey: tabKey() })).rejects.toMatchObject(
        {
          code: "token_invalid",
        },
      );
      expect([await statusOf(sessionId), await statusOf(other.id)]).toEqual(["created", "created"]);
    });

    test("a page of another origin cannot use the link's token", async () => {
      const { id, token } = await sendLink();
      const parentOrigin = "https://evil.example";
      const exchange = exchangeToken({ token, tabKey: tabKey(), parentOrigin, frameSessionId: id });
      await expect(exchange).rejects.toMatchObject({ code: "origin_not_allowed" });
      expect(await statusOf(id)).toBe("created");
    });

    test("over, withdrawn and finished are told apart, with the token and with the key", async () => {
      const past = new Date(Date.now() - 1_000);
      const { prisma } = getStore();
      const ends = {
        token_expired: (id: string) =>
          prisma.linkSession.update({ where: { id }, data: { expiresAt: past, tokenExpiresAt: past } }),
        session_revoked: (id: string) => revokeLinkSession({ caller: instance.caller, id }),
        session_ended: (id: string) =>
          prisma.linkSession.update({ where: { id }, data: { endedAt: past, outcome: "success" } }),
      };
      const seen = [];
      for (const [code, end] of Object.entries(ends)) {
        const { id: sessionId, token } = await sendLink();
        const own = tabKey();
        await openHostedSession({ sessionId, token, tabKey: own });
        await end(sessionId);
        for (const given of [token, null]) {
          const again = openHostedSession({ sessionId, token: given, tabKey: own });
          await expect(again).rejects.toMatchObject({ code });
        }
        seen.push((await getHostedPage({ sessionId }))?.status);
      }
      expect(seen).toEqual(["expired", "revoked", "finished"]);
    });
  });
}
