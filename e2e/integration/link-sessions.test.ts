import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { InvalidInputError } from "@/lib/services/errors";
import type { LinkSessionView } from "@/lib/services/link-session/describe-link-session";
import { getLinkSession } from "@/lib/services/link-session/get-link-session";
import { listLinkSessions } from "@/lib/services/link-session/list-link-sessions";
import { revokeLinkSession } from "@/lib/services/link-session/revoke-link-session";
import { tokenHash } from "@/lib/services/token-hash";
import { randomBase62 } from "@/lib/shared/random-id";
import { getStore } from "@/lib/store/store-holder";
import { findSecrets } from "../canary/find-secret";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { createSession } from "./fixtures/host";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { refusedSessions } from "./fixtures/refused-sessions";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`link sessions on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let stranger: Pick<TestInstance, "caller">;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
      const id = randomUUID();
      await getStore().prisma.workspace.create({ data: { id, name: "Other" } });
      stranger = { caller: { workspaceId: id, apiKeyId: randomUUID() } };
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    test.each(refusedSessions)(
      "%s is refused by its place, and nothing is stored",
      async (_case, body, place) => {
        const before = await getStore().prisma.linkSession.count();
        const error = await createSession({ instance, body }).catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(InvalidInputError);
        const { problems } = error as InvalidInputError;
        expect(problems.map((problem) => problem.loc)).toEqual([["body", ...place]]);
        expect(await getStore().prisma.linkSession.count()).toBe(before);
      },
    );

    test("the connection of another workspace cannot be edited, nor one that is not there", async () => {
      const id = randomUUID();
      const recipientId = randomUUID();
      await getStore().prisma.connection.create({
        data: {
          id,
          workspaceId: stranger.caller.workspaceId,
          recipientId,
          destinationType: "postgres",
          name: "x",
          slug: "x",
          config: {},
          createdBy: "x",
          updatedBy: "x",
        },
      });
      for (const connectionId of [id, randomUUID()]) {
        const edit = createSession({ instance, body: { mode: "edit", connectionId } });
        await expect(edit).rejects.toMatchObject({
          code: "not_found",
          userMessage: "There is no such connection.",
        });
      }
    });

    test("the connection of another recipient is not there; its own need not be named", async () => {
      const { workspaceId } = instance.caller;
      const { prisma } = getStore();
      const [id, recipientId] = [randomUUID(), randomUUID()];
      const names = { name: "y", slug: "y", createdBy: "y", updatedBy: "y" };
      await prisma.recipient.create({
        data: { id: recipientId, workspaceId, externalId: "other", name: "Other" },
      });
      await prisma.connection.create({
        data: { ...names, id, workspaceId, recipientId, destinationType: "postgres", config: {} },
      });
      for (const mode of ["edit", "reauthorize"] as const) {
        const body = { mode, connectionId: id, recipient: { externalId: "acme" } };
        await expect(createSession({ instance, body })).rejects.toMatchObject({ code: "not_found" });
        for (const recipient of [{ externalId: "other" }, undefined]) {
          const { id: sessionId } = await createSession({ instance, body: { ...body, recipient } });
          const row = await prisma.linkSession.findUnique({ where: { id: sessionId } });
          expect(row).toMatchObject({ connectionId: id, recipientId });
        }
      }
    });

    test("the token is stored as its hash alone, and stands neither in the address nor in the log", async () => {
      const { id, token, url } = await createSession({ instance });
      const row = await getStore().prisma.linkSession.findUniqueOrThrow({ where: { id } });
      expect(row.tokenHash).toEqual(tokenHash({ secret: token }));
      const secrets = { token, tokenSecret: token.slice(-43) };
      for (const [place, content] of Object.entries({
        database: await dumpDatabase(),
        url,
        log: instance.log(),
      })) {
        expect(findSecrets({ place, content, secrets })).toEqual([]);
      }
    });

    test("one recipient has one row, and a new name replaces the old", async () => {
      const externalId = randomUUID();
      await Promise.all(
        Array.from({ length: 20 }, () => createSession({ instance, body: { recipient: { externalId } } })),
      );
      await createSession({ instance, body: { recipient: { externalId, name: "Renamed" } } });
      await createSession({ instance, body: { recipient: { externalId } } });
      const rows = await getStore().prisma.recipient.findMany({ where: { externalId } });
      expect(rows.map((row) => row.name)).toEqual(["Renamed"]);
    });

    test("a session of another workspace looks like one that does not exist", async () => {
      const { id } = await createSession({ instance });
      const answers = [];
      for (const wanted of [id, `ls_${randomBase62({ length: 22 })}`, "x", "", "ls_\0", "\ud800"]) {
        const input = { caller: stranger.caller, id: wanted };
        answers.push(await getLinkSession(input).catch((error: unknown) => error));
        answers.push(await revokeLinkSession(input).catch((error: unknown) => error));
      }
      for (const answer of answers) {
        expect(answer).toMatchObject({ code: "not_found", userMessage: "There is no such link session." });
      }
      expect((await getLinkSession({ caller: instance.caller, id })).status).toBe("created");
    });

    test("revoking is recorded once, however often it is asked", async () => {
      const { id } = await createSession({ instance });
      for (let again = 0; again < 3; again += 1) await revokeLinkSession({ caller: instance.caller, id });
      expect((await getLinkSession({ caller: instance.caller, id })).status).toBe("revoked");
      const where = { subject: id, action: "link_session.revoked" };
      expect(await getStore().prisma.auditEvent.count({ where })).toBe(1);
    });

    test("120 sessions, many of the same millisecond, come page by page without gap or repeat", async () => {
      const { prisma } = getStore();
      await prisma.linkSession.deleteMany();
      const { id } = await createSession({ instance });
      const { id: _id, ...row } = await prisma.linkSession.findUniqueOrThrow({ where: { id } });
      const rows = Array.from({ length: 120 }, (_, index) => ({
        ...row,
        id: `ls_${String(index).padStart(22, "0")}`,
        createdAt: new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 7)),
      }));
      await prisma.linkSession.deleteMany();
      await prisma.linkSession.createMany({ data: rows as never });
      for (const limit of [1, 7, 50, 119, 120, 1_000]) {
        const seen = await walk({ instance, limit });
        expect(seen.map((view) => view.id)).toEqual(rows.map((one) => one.id).reverse());
      }
      expect(await walk({ instance: stranger, limit: 50 })).toEqual([]);
    });

    test.each([
      "x",
      "e30",
      cursorOf(["2026-01-01T00:00:00.000Z"]),
      cursorOf(["yesterday", "ls_x"]),
      cursorOf(["2026-01-01T00:00:00.000Z", "ls_\0"]),
      cursorOf(["2026-01-01T00:00:00.000Z", "\ud800"]),
      cursorOf(["0000-01-01T00:00:00.000Z", "ls_x"]),
      cursorOf(["2026-01-01T00:00:00.000Z", "' or true --"]),
      cursorOf(["2026-01-01T00:00:00.000Z", { not: "" }]),
      cursorOf([{ lte: "x" }, "ls_x"]),
    ])("the cursor %s is no cursor of this list", async (cursor) => {
      await expect(
        listLinkSessions({ caller: instance.caller, query: { limit: 10, cursor } }),
      ).rejects.toMatchObject({ code: "bad_cursor" });
    });
  });
}

function cursorOf(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

async function walk(input: {
  readonly instance: Pick<TestInstance, "caller">;
  readonly limit: number;
}): Promise<readonly LinkSessionView[]> {
  const seen: LinkSessionView[] = [];
  let cursor: string | undefined;
  // A list that does not end is a failure, not a test that does not end.
  while (seen.length < 1_000) {
    const query = { limit: input.limit, ...(cursor === undefined ? {} : { cursor }) };
    const page = await listLinkSessions({ caller: input.instance.caller, query });
    seen.push(...page.linkSessions);
    expect(page.hasNext).toBe(page.nextCursor !== null);
    if (page.nextCursor === null) return seen;
    cursor = page.nextCursor;
  }
  return seen;
}
