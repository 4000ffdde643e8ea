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
import { actions, codeOf, type Frame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const { type, stepId } = consentPlace;
const minute = 60_000;

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

    test("of many callbacks at once one counts, and the code is traded once", async () => {
      const frame = await consentFrame({ instance });
      const window = await begun(frame);
      const url = await agree({ rig, window });
      const before = rig.tokenRequests().length;
      const endings = await Promise.all(
        Array.from({ length: 8 }, () => openCallback({ url, cookie: window.cookie })),
      );
      expect(endings.filter((ending) => ending === "connected")).toHaveLength(1);
      expect(endings.filter((ending) => ending === "unknown")).toHaveLength(7);
      expect(rig.tokenRequests().length - before).toBe(1);
      expect(await openCallback({ url, cookie: window.cookie })).toBe("unknown");
      expect((await standing(frame)).status).toBe("connected");
    });

    test("a state that was forged changes nothing", async () => {
      const frame = await consentFrame({ instance });
      const window = await begun(frame);
      const url = await agree({ rig, window });
      const state = url.searchParams.get("state") ?? "";
      for (const forged of ["", "x", "a".repeat(43), `${state}a`, `${state.slice(0, -1)}!`]) {
        const other = new URL(url);
        other.searchParams.set("state", forged);
        expect(await openCallback({ url: other, cookie: window.cookie })).toBe("unknown");
      }
      await untouched(frame);
    });

    test("a callback in another browser changes nothing and does not use the state up", async () => {
      const [mine, theirs] = [await consentFrame({ instance }), await consentFrame({ instance })];
      const [window, other] = [await begun(mine), await begun(theirs)];
      const url = await agree({ rig, window });
      for (const cookie of ["", other.cookie, `${window.cookie.split("=")[0]}=${"a".repeat(43)}`]) {
        expect(await openCallback({ url, cookie })).toBe("unknown");
      }
      await untouched(mine);
      await untouched(theirs);
      expect(await openCallback({ url, cookie: window.cookie })).toBe("connected");
    });

    test("a start link that somebody was sent leads nowhere", async () => {
      const frame = await consentFrame({ instance });
      const { startPath } = await prepare(frame);
      for (const site of ["none", "cross-site", "same-site"]) {
        expect((await startWindow({ path: startPath, site })).location).toMatch(/\/oauth\/closed\/unknown$/);
      }
      expect((await standing(frame)).status).toBe("ready");
      expect((await startWindow({ path: startPath })).location).toContain(rig.origin);
    });

    test("starting again makes the first window's state worthless", async () => {
      const frame = await consentFrame({ instance });
      const { startPath } = await prepare(frame);
      const first = await startWindow({ path: startPath });
      const second = await startWindow({ path: startPath });
      const url = await agree({ rig, window: first });
      expect(await openCallback({ url, cookie: first.cookie })).toBe("unknown");
      await untouched(frame);
      const good = await agree({ rig, window: second });
      expect(await openCallback({ url: good, cookie: second.cookie })).toBe("connected");
    });

    test("a window from before a reload still counts", async () => {
      const frame = await consentFrame({ instance });
      const window = await begun(frame);
      expect((await prepare(frame)).state.status).toBe("waiting");
      const url = await agree({ rig, window });
      expect(await openCallback({ url, cookie: window.cookie })).toBe("connected");
    });

    test("what comes back after the sign-in was given up is refused", async () => {
      const frame = await consentFrame({ instance });
      const window = await begun(frame);
      const url = await agree({ rig, window });
      const { bearer } = frame;
      expect(take(await actions.cancelConsent({ bearer, ...consentPlace })).status).toBe("ready");
      expect(await openCallback({ url, cookie: window.cookie })).toBe("unknown");
      await untouched(frame);
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

    test.each([
      ["expired", { expiresAt: new Date(Date.now() - minute) }],
      ["was revoked", { revokedAt: new Date() }],
      ["ended", { endedAt: new Date() }],
    ])("a session that %s meanwhile takes no tokens", async (_why, data) => {
      const frame = await consentFrame({ instance });
      const { startPath } = await prepare(frame);
      const window = await startWindow({ path: startPath });
      const url = await agree({ rig, window });
      const before = rig.tokenRequests().length;
      await getStore().prisma.linkSession.update({ where: { id: frame.sessionId }, data });
      expect(await openCallback({ url, cookie: window.cookie })).toBe("over");
      expect((await startWindow({ path: startPath })).location).toMatch(/\/oauth\/closed\/over$/);
      expect(rig.tokenRequests().length).toBe(before);
    });

    test("a session that moved to another tab takes no tokens", async () => {
      const frame = await consentFrame({ instance });
      const window = await begun(frame);
      const url = await agree({ rig, window });
      const data = { tabHash: new Uint8Array(32) };
      await getStore().prisma.linkSession.update({ where: { id: frame.sessionId }, data });
      expect(await openCallback({ url, cookie: window.cookie })).toBe("unknown");
      await untouched(frame);
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

    test("two first preparations at once leave one sign-in", async () => {
      const frame = await consentFrame({ instance });
      const prepared = await Promise.all([prepare(frame), prepare(frame), prepare(frame)]);
      const where = { linkSessionId: frame.sessionId };
      expect(await getStore().prisma.oAuthConsent.count({ where })).toBe(1);
      const windows = await Promise.all(prepared.map(({ startPath }) => startWindow({ path: startPath })));
      expect(windows.filter(({ location }) => location.startsWith(rig.origin))).toHaveLength(1);
    });
  });
}
