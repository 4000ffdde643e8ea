import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { oidcAccount, oidcClient } from "@/e2e/rigs/oidc-provider";
import { deleteOldConsents } from "@/lib/services/consent/delete-old-consents";
import { getStore } from "@/lib/store/store-holder";
import { findSecrets } from "../canary/find-secret";
import {
  agree,
  consentFrame,
  consentPlace,
  consentSettings,
  openCallback,
  prepare,
  signIn,
  standing,
  startConsentRig,
  startWindow,
} from "./fixtures/consent";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { actions, codeOf, type Frame, openFrame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const { type, stepId } = consentPlace;

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`a sign-in at a provider on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let rig: Awaited<ReturnType<typeof startConsentRig>>;

    beforeAll(async () => {
      rig = await startConsentRig();
      server = await start();
      const settings = { ...(await server.fresh()), ...consentSettings({ rig }) };
      instance = await startTestInstance({ settings });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
      await rig.stop();
    });

    const begun = async (frame: Frame) => startWindow({ path: (await prepare(frame)).startPath });
    const isOnFile = async ({ bearer }: Frame) =>
      take(await actions.openType({ bearer, type })).saved?.configured.includes("oauth_refresh_token") ===
      true;
    const untouched = async (frame: Frame) => {
      expect(await isOnFile(frame)).toBe(false);
      expect((await standing(frame)).status).not.toBe("connected");
    };

    test("the tokens go sealed into the draft, and the account's name to the frame", async () => {
      const frame = await consentFrame({ instance });
      expect((await prepare(frame)).state.status).toBe("ready");
      expect(await signIn({ frame, rig })).toBe("connected");
      const state = await standing(frame);
      expect(state).toMatchObject({
        status: "connected",
        configured: ["oauth_refresh_token", "oauth_access_token"],
        values: { oauth_account: oidcAccount.email },
      });
      expect(Date.parse(String(state.values.oauth_expires_at))).toBeGreaterThan(Date.now());
      const { bearer } = frame;
      expect(codeOf(await actions.completeStep({ bearer, type, stepId, values: {} }))).toBe("ok");
    });

    test("nothing of it stands in the database, the log or an answer as it is", async () => {
      const frame = await consentFrame({ instance });
      const window = await begun(frame);
      const url = await agree({ rig, window });
      await openCallback({ url, cookie: window.cookie });
      const secrets = {
        state: url.searchParams.get("state") ?? "",
        code: url.searchParams.get("code") ?? "",
        cookie: window.cookie.split("=")[1] ?? "",
        client: oidcClient.client_secret,
      };
      expect(Object.values(secrets).every((secret) => secret.length > 12)).toBe(true);
      const { bearer } = frame;
      const answers = JSON.stringify([await standing(frame), await actions.openType({ bearer, type })]);
      expect(findSecrets({ place: "database", content: await dumpDatabase(), secrets })).toEqual([]);
      expect(findSecrets({ place: "log", content: instance.log(), secrets })).toEqual([]);
      expect(findSecrets({ place: "answer", content: answers, secrets })).toEqual([]);
    });

    test("a window from before a reload that opened another session still counts", async () => {
      const frame = await consentFrame({ instance });
      const window = await begun(frame);
      const { recipientId } = await getStore().prisma.linkSession.findUniqueOrThrow({
        where: { id: frame.sessionId },
      });
      const { externalId } = await getStore().prisma.recipient.findUniqueOrThrow({
        where: { id: recipientId },
      });
      const body = { recipient: { externalId }, destinationTypes: [type] };
      const stranger = await consentFrame({ instance });
      expect((await prepare(stranger)).state.status, "another recipient").toBe("ready");
      const again = await openFrame({ instance, body });
      expect(again.openType?.saved?.stepId).toBe(stepId);
      expect((await prepare(again)).state.status).toBe("waiting");
      const url = await agree({ rig, window });
      expect(await openCallback({ url, cookie: window.cookie })).toBe("connected");
      expect((await standing(again)).status).toBe("connected");
    });

    test("a window from before a reload still counts", async () => {
      const frame = await consentFrame({ instance });
      const window = await begun(frame);
      expect((await prepare(frame)).state.status).toBe("waiting");
      const url = await agree({ rig, window });
      expect(await openCallback({ url, cookie: window.cookie })).toBe("connected");
    });

    test.each([
      ["deny", "denied", "denied"],
      ["part", "failed", "partial"],
    ] as const)("the answer %s is told in plain words", async (answer, ending, code) => {
      const frame = await consentFrame({ instance });
      const window = await begun(frame);
      const url = await agree({ rig, window, answer });
      expect(await openCallback({ url, cookie: window.cookie })).toBe(ending);
      expect(await standing(frame)).toMatchObject({ status: "failed", code, configured: [] });
      expect((await standing(frame)).message).toMatch(/Google/);
      await untouched(frame);
      expect(await signIn({ frame, rig }), "and it can be done again").toBe("connected");
    });

    test("a code that the provider does not know, or that is missing, fails without its words", async () => {
      for (const change of [
        (url: URL) => url.searchParams.set("code", "made-up-code"),
        (url: URL) => url.searchParams.delete("code"),
        (url: URL) => url.searchParams.set("iss", "https://evil.example"),
      ]) {
        const frame = await consentFrame({ instance });
        const window = await begun(frame);
        const url = await agree({ rig, window });
        change(url);
        expect(await openCallback({ url, cookie: window.cookie })).toBe("failed");
        expect(await standing(frame)).toMatchObject({ status: "failed", code: "provider_error" });
        await untouched(frame);
      }
    });

    test("a sign-in that took too long is over", async () => {
      const frame = await consentFrame({ instance });
      const { startPath } = await prepare(frame);
      const window = await startWindow({ path: startPath });
      const url = await agree({ rig, window });
      const { prisma } = getStore();
      const where = { linkSessionId: frame.sessionId };
      await prisma.oAuthConsent.updateMany({ where, data: { expiresAt: new Date(Date.now() - 1) } });
      expect(await openCallback({ url, cookie: window.cookie })).toBe("unknown");
      expect((await startWindow({ path: startPath })).location).toMatch(/\/oauth\/closed\/over$/);
      expect(await standing(frame)).toMatchObject({ status: "failed", code: "expired" });
      await untouched(frame);
      expect(await deleteOldConsents()).toBe(1);
      expect(await prisma.oAuthConsent.count({ where })).toBe(0);
    });

    test("the step is not done, and cannot be sent, before the person agreed", async () => {
      const { bearer } = await consentFrame({ instance });
      const done = await actions.completeStep({
        bearer,
        type,
        stepId,
        values: { oauth_refresh_token: "typed" },
      });
      expect(done).toMatchObject({ ok: false, error: { code: "invalid_input" } });
      const fields = done.ok ? [] : (done.error.fields ?? []);
      expect(fields.map(({ property }) => property)).toEqual(["oauth_refresh_token"]);
      expect(codeOf(await actions.submit({ bearer, type }))).toBe("invalid_input");
    });

    test("it starts from answers that are right, and only where a step has one", async () => {
      const frame = await consentFrame({ instance });
      const { bearer } = frame;
      const values = { auth_method: "authorization_code", root_folder_id: "no folder!" };
      await actions.saveDraft({ bearer, type, stepId: "sign-in", values });
      const refused = await actions.prepareConsent({ bearer, ...consentPlace });
      expect(refused).toMatchObject({
        error: { code: "invalid_input", fields: [{ property: "root_folder_id" }] },
      });
      const other = { auth_method: "oauth", root_folder_id: "" };
      await actions.saveDraft({ bearer, type, stepId: "sign-in", values: other });
      expect(codeOf(await actions.prepareConsent({ bearer, ...consentPlace }))).toBe("invalid_input");
      expect(codeOf(await actions.prepareConsent({ bearer, type, stepId: "sign-in" }))).toBe("not_found");
    });
  });
}
