import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getTimeline } from "@/lib/services/link-session/get-timeline";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, codeOf, openFrame } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { filledFrame, send } from "./fixtures/submission";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`choosing a destination on ${name}`, () => {
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

    test("a missing destination is in the timeline, by its name; an address or a secret is not taken", async () => {
      const { bearer, sessionId } = await openFrame({ instance });
      const tell = (given: string) => actions.reportMissingType({ bearer, name: given });
      expect(codeOf(await tell("  Vertica   12 "))).toBe("ok");
      for (const given of ["postgres://u:pa55@h", "AKIAIOSFODNN7EXAMPLEX", "", "4111 1111 1111"]) {
        const refused = await tell(given);
        expect(codeOf(refused)).toBe("invalid_input");
        if (given !== "") expect(JSON.stringify(refused)).not.toContain(given);
      }
      const { timeline } = await getTimeline({ caller: instance.caller, id: sessionId });
      const told = timeline.filter(({ type }) => type === "destination_missed");
      expect(told.map(({ data }) => data)).toEqual([{ name: "Vertica 12" }]);
    });

    test("one session tells of five and no more", async () => {
      const { bearer } = await openFrame({ instance });
      const codes: string[] = [];
      for (const given of ["One", "Two", "Three", "Four", "Five", "Six"]) {
        codes.push(codeOf(await actions.reportMissingType({ bearer, name: given })));
      }
      expect(codes).toEqual(["ok", "ok", "ok", "ok", "ok", "rate_limited"]);
    });

    test("what the recipient has is recent, what others have is not", async () => {
      const recipient = { externalId: "chooser" };
      await send(await filledFrame({ instance, body: { recipient } }));
      const destinationTypes = ["snowflake", "postgres", "s3"];
      const own = await openFrame({ instance, body: { recipient, destinationTypes } });
      expect(own.recentTypes).toEqual(["postgres"]);
      const other = { externalId: "somebody else" };
      const others = await openFrame({ instance, body: { recipient: other, destinationTypes } });
      expect(others.recentTypes).toEqual([]);
      const single = await openFrame({ instance, body: { recipient, destinationTypes: ["postgres"] } });
      expect(single.recentTypes).toEqual([]);
    });
  });
}
