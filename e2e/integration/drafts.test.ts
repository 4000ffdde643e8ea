import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getStore } from "@/lib/store/store-holder";
import { findSecrets } from "../canary/find-secret";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { actions, answer, codeOf, type Frame, openFrame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const secret = 'Tr0ub4dor&3 <"ü"> /+';
const type = "postgres";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`drafts on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let count = 0;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const open = (externalId: string): Promise<Frame> =>
      openFrame({ instance, body: { recipient: { externalId }, destinationTypes: [type] } });
    const somebody = () => `recipient-${++count}`;
    const opened = async ({ bearer }: Frame) => take(await actions.openType({ bearer, type }));
    const saved = async (frame: Frame) => (await opened(frame)).saved;
    const draftOf = async ({ sessionId }: Frame) => {
      const { recipientId } = await getStore().prisma.linkSession.findUniqueOrThrow({
        where: { id: sessionId },
      });
      return getStore().prisma.draft.findFirstOrThrow({ where: { recipientId } });
    };

    test("a secret comes back as configured alone, everything else as it was typed", async () => {
      const frame = await open(somebody());
      expect(await saved(frame)).toBeNull();
      await answer({ frame, values: { host: " db.example.com", username: "loader", password: secret } });
      const { saved: typed, card, generated } = await opened(frame);
      expect(typed).toEqual({
        stepId: "sign-in",
        values: { host: " db.example.com", username: "loader" },
        configured: ["password"],
      });
      const provided = card.steps.flatMap((step) => step.properties).filter((property) => property.provided);
      expect(provided.map((property) => property.name)).toContain("password");
      const answers = JSON.stringify([typed, card, generated]);
      expect(findSecrets({ place: "answer", content: answers, secrets: { password: secret } })).toEqual([]);
    });

    test("nothing typed stands in the database or the log, in whatever spelling", async () => {
      const frame = await open(somebody());
      const values = { host: "very-private.example.com", username: "private-loader", password: secret };
      await answer({ frame, values });
      const secrets = { ...values, names: "username" };
      const content = JSON.stringify(await draftOf(frame));
      expect(findSecrets({ place: "draft", content, secrets })).toEqual([]);
      expect(findSecrets({ place: "database", content: await dumpDatabase(), secrets: values })).toEqual([]);
      expect(findSecrets({ place: "log", content: instance.log(), secrets: values })).toEqual([]);
    });

    test("a blank secret keeps the one on file, another blank is a blank", async () => {
      const frame = await open(somebody());
      await answer({ frame, values: { username: "loader", password: secret } });
      await answer({ frame, values: { username: "", password: "" } });
      expect(await saved(frame)).toMatchObject({ values: { username: "" }, configured: ["password"] });
      await answer({ frame, values: { username: undefined, password: undefined } });
      expect(await saved(frame)).toMatchObject({ configured: ["password"] });
    });

    test("what is not valid is kept all the same, and named in the order of the fields", async () => {
      const { bearer } = await open(somebody());
      const values = { host: "https://x/", port: "70000", database: "" };
      const result = await actions.completeStep({ bearer, type, stepId: "where", values });
      expect(result).toMatchObject({ ok: false, error: { code: "invalid_input" } });
      const fields = result.ok ? [] : (result.error.fields ?? []);
      expect(fields.map((field) => field.property)).toEqual(["host", "port", "database"]);
      expect(JSON.stringify(result)).not.toMatch(/70000/);
      expect(take(await actions.openType({ bearer, type })).saved?.values).toMatchObject(values);
    });

    test("another session of the same recipient goes on, another recipient starts afresh", async () => {
      const who = somebody();
      const first = await open(who);
      await answer({ frame: first, values: { host: "db.example.com", password: secret } });
      const again = await open(who);
      expect(again.openType?.saved).toEqual({
        stepId: "sign-in",
        values: { host: "db.example.com" },
        configured: ["password"],
      });
      expect((await open(somebody())).openType?.saved).toBeNull();
    });

    test("two first saves at once leave one draft that opens", async () => {
      const frame = await open(somebody());
      await getStore().prisma.draft.deleteMany();
      const values = ["a", "b", "c", "d"].map((host) => ({ host: `${host}.example.com` }));
      await Promise.all(values.map((one) => answer({ frame, values: one })));
      expect(await getStore().prisma.draft.count()).toBe(1);
      expect(values.map((one) => one.host)).toContain((await saved(frame))?.values.host);
    });

    test.each(["sealedValues", "wrappedKey"] as const)(
      "a draft with a damaged %s counts as none",
      async (column) => {
        const frame = await open(somebody());
        await answer({ frame, values: { host: "db.example.com", password: secret } });
        const { id, [column]: text } = await draftOf(frame);
        const middle = Math.floor(text.length / 2);
        const damaged = `${text.slice(0, middle)}${text[middle] === "A" ? "B" : "A"}${text.slice(middle + 1)}`;
        await getStore().prisma.draft.update({ where: { id }, data: { [column]: damaged } });
        expect(await saved(frame)).toBeNull();
        await answer({ frame, values: { host: "new.example.com" } });
        expect(await saved(frame)).toMatchObject({ values: { host: "new.example.com" }, configured: [] });
      },
    );

    test("the draft of one recipient does not open in the place of another's", async () => {
      const [mine, theirs] = [await open(somebody()), await open(somebody())];
      await answer({ frame: mine, values: { host: "mine.example.com", password: secret } });
      await answer({ frame: theirs, values: { host: "theirs.example.com" } });
      const { sealedValues, wrappedKey } = await draftOf(mine);
      const { id } = await draftOf(theirs);
      await getStore().prisma.draft.update({ where: { id }, data: { sealedValues, wrappedKey } });
      expect(await saved(theirs)).toBeNull();
      expect(await saved(mine)).toMatchObject({ configured: ["password"] });
    });

    test("the SSH key pair is made once for a recipient and keeps its private half to itself", async () => {
      const who = somebody();
      const frame = await open(who);
      const publicKey = frame.openType?.generated.ssh_public_key;
      expect(publicKey).toMatch(/^ssh-ed25519 [A-Za-z0-9+/]{68} latchkey$/);
      await answer({ frame, values: { host: "db.example.com" } });
      expect((await opened(frame)).generated).toEqual({ ssh_public_key: publicKey });
      expect((await open(who)).openType?.generated.ssh_public_key).toBe(publicKey);
      expect((await open(somebody())).openType?.generated.ssh_public_key).not.toBe(publicKey);
      const shown = JSON.stringify([frame, await opened(frame)]);
      expect(shown).not.toContain("PRIVATE KEY");
      expect(await dumpDatabase()).not.toMatch(/PRIVATE KEY|ssh-ed25519/);
    });

    test("generated and unknown properties cannot be typed over", async () => {
      const frame = await open(somebody());
      const values = {
        ssh_public_key: "ssh-ed25519 mine",
        ssh_private_key: "mine",
        unknown: "x",
        constructor: "x",
      };
      await answer({ frame, values });
      const { generated, saved: typed } = await opened(frame);
      expect(generated).toEqual(frame.openType?.generated);
      expect(JSON.stringify(typed)).not.toMatch(/mine|unknown|constructor/);
    });

    test("64 kB fit into an answer, one character more does not, and leaves the draft alone", async () => {
      const { bearer, ...frame } = await open(somebody());
      const save = (sslrootcert: string) =>
        actions.saveDraft({ bearer, type, stepId: "security", values: { sslrootcert } });
      expect(codeOf(await save("x".repeat(65_536)))).toBe("ok");
      expect(codeOf(await save("y".repeat(65_537)))).toBe("invalid_input");
      expect((await saved({ bearer, ...frame }))?.values.sslrootcert).toBe("x".repeat(65_536));
    });

    test("an unknown step, and text that cannot be stored, are refused", async () => {
      const { bearer } = await open(somebody());
      const save = (stepId: string, values: object) =>
        actions.saveDraft({ bearer, type, stepId, values: values as Record<string, string> });
      expect(codeOf(await save("nowhere", {}))).toBe("not_found");
      expect(codeOf(await save("check", {}))).toBe("not_found");
      for (const values of [
        { host: "a\0" },
        { host: "\ud800" },
        { "\0": "x" },
        { host: {} },
        { host: null },
      ]) {
        expect(codeOf(await save("where", values))).toBe("invalid_input");
      }
      const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`f${index}`, "x"]));
      expect(codeOf(await save("where", many))).toBe("invalid_input");
    });
  });
}
