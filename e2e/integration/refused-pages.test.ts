import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { receiveForgery } from "@/lib/http/receive-forgery";
import { getTimeline } from "@/lib/services/link-session/get-timeline";
import { randomBase62 } from "@/lib/shared/random-id";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { codeOf, exchange, take } from "./fixtures/frame";
import { createSession } from "./fixtures/host";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const tab = () => randomBase62({ length: 22 });

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`hostile pages on ${name}`, () => {
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

    const session = async (externalId = "acme", expiresInSeconds = 900) => {
      const body = { recipient: { externalId }, expiresInSeconds };
      const { id, token } = await createSession({ instance, body });
      return { sessionId: id, token };
    };
    /** What the host's back end hears of refusals. */
    const told = async ({ sessionId }: { readonly sessionId: string }) => {
      const { timeline } = await getTimeline({ caller: instance.caller, id: sessionId });
      return timeline.filter(({ type }) => type === "link_session.refused").map(({ data }) => data.code);
    };

    test("a token of another origin, a forged one and a second tab change nothing and are told", async () => {
      const mine = await session();
      const forged = { ...mine, token: `${mine.token.slice(0, -5)}00000` };
      expect(codeOf(await exchange({ ...mine, tabKey: tab(), parentOrigin: "https://evil.example" }))).toBe(
        "origin_not_allowed",
      );
      expect(codeOf(await exchange({ ...forged, tabKey: tab() }))).toBe("token_invalid");
      expect(codeOf(await exchange({ ...mine, tabKey: tab() }))).toBe("ok");
      expect(codeOf(await exchange({ ...mine, tabKey: tab() }))).toBe("token_used");
      expect(await told(mine)).toEqual(["origin_not_allowed", "token_invalid", "token_used"]);
    });

    test("two frames whose tokens were swapped stay closed, and both sessions are told", async () => {
      const [mine, theirs] = [await session("one"), await session("another")];
      for (const [frame, shown] of [
        [mine, theirs],
        [theirs, mine],
      ] as const)
        expect(codeOf(await exchange({ ...shown, sessionId: frame.sessionId, tabKey: tab() }))).toBe(
          "token_invalid",
        );
      expect([await told(mine), await told(theirs)]).toEqual([["token_invalid"], ["token_invalid"]]);
      for (const own of [mine, theirs]) expect(codeOf(await exchange({ ...own, tabKey: tab() }))).toBe("ok");
    });

    test("a page that tries for ever is told of ten times", async () => {
      const mine = await session();
      const evil = { ...mine, parentOrigin: "https://evil.example" };
      await Promise.all(Array.from({ length: 40 }, () => exchange({ ...evil, tabKey: tab() })));
      await exchange({ ...evil, tabKey: tab() });
      expect(await told(mine)).toHaveLength(10);
      expect(codeOf(await exchange({ ...mine, tabKey: tab() }))).toBe("ok");
    });

    test("forged messages to an open form are told by the form, and only by it", async () => {
      const mine = await session();
      const { bearer } = take(await exchange({ ...mine, tabKey: tab() }));
      const tell = (authorization: string) =>
        receiveForgery({
          request: new Request("http://localhost:3000/x", { method: "POST", headers: { authorization } }),
        });
      expect((await tell("Bearer forged")).status).toBe(401);
      expect((await tell("")).status).toBe(401);
      expect(await told(mine)).toEqual([]);
      expect((await tell(`Bearer ${bearer}`)).status).toBe(204);
      expect(await told(mine)).toEqual(["messages_forged"]);
    });

    test("what honest users meet is not told: a link that is too old", async () => {
      const mine = await session("acme", 30);
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 31_000 });
      expect(codeOf(await exchange({ ...mine, tabKey: tab() }))).toBe("token_expired");
      expect(await told(mine)).toEqual([]);
    });
  });
}
