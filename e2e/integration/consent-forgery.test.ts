import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getStore } from "@/lib/store/store-holder";
import {
  agree,
  consentFrame,
  consentPlace,
  consentSettings,
  openCallback,
  prepare,
  standing,
  startConsentRig,
  startWindow,
} from "./fixtures/consent";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, type Frame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const { type } = consentPlace;
const minute = 60_000;

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`a sign-in that is tampered with on ${name}`, () => {
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
