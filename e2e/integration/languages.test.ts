import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getFramePage } from "@/lib/services/link-session/get-frame-page";
import { getHostedPage } from "@/lib/services/link-session/get-hosted-page";
import { phraseMarks } from "@/lib/shared/languages/phrases";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { createSession, type SessionBody } from "./fixtures/host";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`languages on ${name}`, () => {
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

    const make = async (body: object) =>
      (await createSession({ instance, body: body as unknown as SessionBody })).id;
    const link = async (body: object = {}) => make({ hosted: true, allowedOrigins: undefined, ...body });

    test.each([
      ["de", "de"],
      ["de-CH", "de-CH"],
      ["nl", "en"],
      [undefined, "en"],
    ])("a frame for %s speaks %s, whatever the browser's language is", async (locale, spoken) => {
      const sessionId = await make({ locale });
      expect(await getFramePage({ sessionId, acceptLanguage: "ja" })).toMatchObject({ locale: spoken });
    });

    test.each([
      [undefined, "fr-CA,fr;q=0.9", "fr-CA"],
      [undefined, "nl", "en"],
      ["es", "fr", "es"],
    ])("a link for %s, read in %s, speaks %s", async (locale, acceptLanguage, spoken) => {
      const sessionId = await link({ locale });
      const hosted = await getHostedPage({ sessionId, acceptLanguage });
      expect(hosted?.page).toMatchObject({ locale: spoken });
    });

    test("a host says some things in its own words, as text", async () => {
      const phrases = { "capture.submit": "<b>Verify</b> & save", "capture.doneTitle": "{type}: linked" };
      const sessionId = await make({ phrases });
      expect((await getFramePage({ sessionId }))?.texts).toMatchObject(phrases);
    });

    test.each([
      ["what vouches for safety", { "capture.trustWarning": "All is well." }],
      ["a key there is not", { "capture.nothing": "x" }],
      ["a mark that is not filled in there", { "capture.submit": "Save {password}" }],
      ["control characters", { "capture.submit": "Save\u202Enow" }],
      ["more than fits", { "capture.submit": "x".repeat(301) }],
      ["nothing", { "capture.submit": " " }],
      ["no text", { "capture.submit": 1 }],
    ])("a host cannot say %s", async (_name, phrases) => {
      await expect(make({ phrases })).rejects.toThrow();
    });

    test("every phrase may be said", async () => {
      const phrases = Object.fromEntries(
        Object.entries(phraseMarks).map(([key, marks]) => [key, `Ours${marks.map((mark) => ` {${mark}}`)}`]),
      );
      const sessionId = await make({ phrases });
      expect((await getFramePage({ sessionId }))?.texts).toEqual(phrases);
    });
  });
}
