import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { revokeLinkSession } from "@/lib/services/link-session/revoke-link-session";
import { tokenHash } from "@/lib/services/token-hash";
import { randomBase62 } from "@/lib/shared/random-id";
import { getStore } from "@/lib/store/store-holder";
import { findSecrets } from "../canary/find-secret";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { actions, codeOf, exchange, type Frame, hostOrigin, openFrame, withOrigin } from "./fixtures/frame";
import { createSession } from "./fixtures/host";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const minute = 60_000;
const tab = () => randomBase62({ length: 22 });

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`token exchange on ${name}`, () => {
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
    afterEach(() => {
      vi.useRealTimers();
    });

    const session = async (body?: Parameters<typeof createSession>[0]["body"]) => {
      const { id, token } = await createSession({ instance, ...(body === undefined ? {} : { body }) });
      return { sessionId: id, token };
    };
    /** Moves the clock of this process; the database's own plays no part in what is judged here. */
    const wait = (ms: number) => {
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
    };

    test("of 1,000 tabs at once exactly one wins, and is told of once", async () => {
      const { sessionId, token } = await session();
      const tabs = Array.from({ length: 1_000 }, tab);
      // A slow machine cannot give all of them a connection in time: whoever got none asks once more.
      const ask = async (tabKey: string) => {
        const first = await exchange({ sessionId, token, tabKey });
        const isAnswered = ["ok", "token_used"].includes(codeOf(first));
        return isAnswered ? first : exchange({ sessionId, token, tabKey });
      };
      const results = await Promise.all(tabs.map(ask));
      const codes = results.map(codeOf);
      expect(codes.filter((code) => code === "ok")).toHaveLength(1);
      expect(codes.filter((code) => code === "token_used")).toHaveLength(999);
      const winner = tabs[codes.indexOf("ok")] ?? "";
      const row = await getStore().prisma.linkSession.findUniqueOrThrow({ where: { id: sessionId } });
      expect(row.tabHash).toEqual(tokenHash({ secret: winner }));
      const where = { subject: sessionId, action: "link_session.exchanged" };
      expect(await getStore().prisma.auditEvent.count({ where })).toBe(1);
      expect(codeOf(await exchange({ sessionId, token, tabKey: winner }))).toBe("ok");
    });

    test("the same tab may ask twice at once and again later", async () => {
      const [{ sessionId, token }, tabKey] = [await session(), tab()];
      const ask = () => exchange({ sessionId, token, tabKey });
      expect((await Promise.all([ask(), ask(), ask()])).map(codeOf)).toEqual(["ok", "ok", "ok"]);
      expect(codeOf(await ask())).toBe("ok");
      expect(codeOf(await exchange({ sessionId, token, tabKey: tab() }))).toBe("token_used");
    });

    test("a token that is none, of another session or altered is invalid", async () => {
      const [mine, other] = [await session(), await session()];
      const last = mine.token.endsWith("A") ? "B" : "A";
      const tokens = [
        "",
        "x",
        mine.token.slice(0, -1) + last,
        `lkt_${randomBase62({ length: 22 })}_${randomBase62({ length: 43 })}`,
        `${mine.token.slice(0, 26)}_${other.token.slice(-43)}`,
        mine.token.toLowerCase(),
      ];
      for (const token of tokens) {
        expect(codeOf(await exchange({ ...mine, token, tabKey: tab() }))).toBe("token_invalid");
      }
      expect(codeOf(await exchange({ ...mine, tabKey: tab() }))).toBe("ok");
    });

    test("a page the host did not name cannot exchange, and does not use the token up", async () => {
      const mine = await session();
      const origins = ["https://evil.example", "https://host.example:444", "http://host.example", "null", ""];
      for (const parentOrigin of [...origins, `${hostOrigin}/`, hostOrigin.toUpperCase()]) {
        expect(codeOf(await exchange({ ...mine, tabKey: tab(), parentOrigin }))).toBe("origin_not_allowed");
      }
      expect(codeOf(await exchange({ ...mine, tabKey: tab() }))).toBe("ok");
    });

    test("a call that did not come from the frame's own page is refused", async () => {
      const mine = await session();
      for (const origin of ["null", "", hostOrigin, "http://localhost:3001"]) {
        const result = await withOrigin(origin, () => exchange({ ...mine, tabKey: tab() }));
        expect(codeOf(result)).toBe("origin_not_allowed");
      }
    });

    test("a token for another recipient, mode or workspace is of no use in this frame", async () => {
      const mine = await session();
      const other = await session({ recipient: { externalId: "somebody else" } });
      expect(codeOf(await exchange({ ...other, sessionId: mine.sessionId, tabKey: tab() }))).toBe(
        "token_invalid",
      );
      expect(codeOf(await exchange({ ...other, sessionId: "ls_nowhere", tabKey: tab() }))).toBe(
        "token_invalid",
      );
      const renewed = await session();
      expect(codeOf(await exchange({ ...renewed, sessionId: mine.sessionId, tabKey: tab() }))).toBe("ok");
    });

    test("a token expires, and a revoked or finished session gives none back", async () => {
      const [expired, revoked, ended] = [
        await session({ expiresInSeconds: 30 }),
        await session(),
        await session(),
      ];
      await revokeLinkSession({ caller: instance.caller, id: revoked.sessionId });
      await getStore().prisma.linkSession.update({
        where: { id: ended.sessionId },
        data: { endedAt: new Date() },
      });
      wait(29_000);
      expect(
        codeOf(await exchange({ ...expired, tabKey: tab(), parentOrigin: "https://evil.example" })),
      ).toBe("origin_not_allowed");
      wait(2_000);
      expect(codeOf(await exchange({ ...expired, tabKey: tab() }))).toBe("token_expired");
      expect(codeOf(await exchange({ ...revoked, tabKey: tab() }))).toBe("session_revoked");
      expect(codeOf(await exchange({ ...ended, tabKey: tab() }))).toBe("session_ended");
    });

    test("half an hour without use ends a session, use keeps it, four hours end it whatever", async () => {
      const [idle, busy] = [await openFrame({ instance }), await openFrame({ instance })];
      const ask = async ({ bearer }: { bearer: string }) =>
        codeOf(await actions.openType({ bearer, type: "postgres" }));
      const again = async ({ sessionId, token, tabKey }: Frame) =>
        codeOf(await exchange({ sessionId, token, tabKey }));
      for (let minutes = 0; minutes < 225; minutes += 25) {
        wait(25 * minute);
        expect(await ask(busy)).toBe("ok");
      }
      expect(await ask(idle)).toBe("session_expired");
      expect(await again(idle)).toBe("token_expired");
      wait(16 * minute);
      expect(await ask(busy)).toBe("session_expired");
      expect(await again(busy)).toBe("token_expired");
    });

    test("an open frame stops at once when its session is revoked or over", async () => {
      const frame = await openFrame({ instance });
      await revokeLinkSession({ caller: instance.caller, id: frame.sessionId });
      expect(codeOf(await actions.openType({ bearer: frame.bearer, type: "postgres" }))).toBe(
        "session_revoked",
      );
      const over = await openFrame({ instance });
      await getStore().prisma.linkSession.update({
        where: { id: over.sessionId },
        data: { endedAt: new Date() },
      });
      expect(codeOf(await actions.openType({ bearer: over.bearer, type: "postgres" }))).toBe("conflict");
    });

    test("a bearer that is forged, cut or of another instance is no bearer", async () => {
      const { bearer } = await openFrame({ instance });
      const forged = [
        "",
        "x",
        bearer.slice(0, -3),
        `${bearer.slice(0, 30)}A${bearer.slice(31)}`,
        "a".repeat(2_000),
      ];
      for (const one of forged) {
        expect(codeOf(await actions.openType({ bearer: one, type: "postgres" }))).toBe("session_expired");
      }
    });

    test("a session's frame opens no type the session does not allow", async () => {
      const frame = await openFrame({ instance, body: { destinationTypes: ["postgres"] } });
      for (const type of ["mysql", "constructor", "__proto__", ""]) {
        expect(codeOf(await actions.openType({ bearer: frame.bearer, type }))).toBe("not_found");
      }
    });

    test("tokens, tab keys and bearers are stored nowhere", async () => {
      const { token, tabKey, bearer } = await openFrame({ instance });
      const secrets = { token: token.slice(-43), tabKey, bearer };
      expect(findSecrets({ place: "database", content: await dumpDatabase(), secrets })).toEqual([]);
      expect(findSecrets({ place: "log", content: instance.log(), secrets })).toEqual([]);
    });
  });
}
