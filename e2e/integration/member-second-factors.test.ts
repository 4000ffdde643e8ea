// First: what it puts in the place of Next's request holds for what is imported after it.
import "./fixtures/admin";
import { generate } from "otplib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as account from "@/app/(admin)/admin/(dashboard)/account/actions";
import * as signing from "@/lib/http/admin/sign-in-actions";
import { hashPassword } from "@/lib/services/member/hash-password";
import { startChallenge } from "@/lib/services/sign-in/start-challenge";
import { getStore } from "@/lib/store/store-holder";
import { actAs, browserCookies, createMember, requestHeaders, signOutBrowser } from "./fixtures/admin";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { publicUrl, startTestInstance, type TestInstance } from "./fixtures/instance";

const password = "correct horse battery";
const cookieName = "latchkey-session";
const seconds = (count: number) => vi.setSystemTime(Date.now() + count * 1000);

for (const { name, start } of oneDatabase) {
  describe(`second factors on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let passwordHash: string;
    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
      passwordHash = await hashPassword({ password });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ["Date"] });
    });
    afterEach(async () => {
      vi.useRealTimers();
      signOutBrowser();
      requestHeaders.origin = publicUrl;
      requestHeaders["x-latchkey-peer"] = "127.0.0.1";
      await getStore().prisma.signInThrottle.deleteMany();
    });
    const member = () =>
      createMember({ workspaceId: instance.caller.workspaceId, role: "operator", passwordHash });
    let challenge = "";
    const attempt = async (email: string, given = password) => {
      const answer = await signing.signInAction({ email, password: given });
      if (answer.ok && answer.value.kind === "second_factor") challenge = answer.value.challenge;
      return answer.ok ? answer.value.kind : answer.error.code;
    };
    /** Whether the browser is signed in. */
    const isIn = async () => (await account.saveProfile({ name: "Ada" })).ok;
    const _cookie = () => browserCookies.get(cookieName)?.value ?? "";
    const _plant = (value: string) => browserCookies.set(cookieName, { name: cookieName, value });

    test("an authenticator app: sealed, no code twice, recovery codes once, guesses wait", async () => {
      const someone = await member();
      await actAs(someone);
      const begun = await account.startTotp({});
      if (!begun.ok) throw new Error(begun.error.code);
      const { secret } = begun.value;
      const code = () => generate({ secret, epoch: Math.floor(Date.now() / 1000) });
      const stored = () => getStore().prisma.member.findUniqueOrThrow({ where: { id: someone.memberId } });
      expect(JSON.stringify(await stored(), (_, value) => String(value))).not.toContain(secret);
      expect(await attempt(someone.email), "not confirmed yet").toBe("signed_in");
      await actAs(someone);
      expect(await account.finishTotp({ code: "000000" })).toMatchObject({
        error: { code: "invalid_input" },
      });
      const done = await account.finishTotp({ code: await code() });
      if (!done.ok) throw new Error(done.error.code);
      const { codes } = done.value;
      expect(new Set(codes).size).toBe(10);
      const finish = async (proof: object) => {
        const answer = await signing.finishSecondFactorAction({ challenge, proof });
        return answer.ok ? answer.value.kind : answer.error.code;
      };
      signOutBrowser();
      expect(await attempt(someone.email)).toBe("second_factor");
      expect(await isIn(), "half a sign-in is none").toBe(false);
      expect(await finish({ method: "totp", code: await code() }), "taken already").toBe("sign_in_refused");
      seconds(30);
      expect(await finish({ method: "totp", code: await code() })).toBe("signed_in");
      expect(await isIn()).toBe(true);
      expect(await finish({ method: "totp", code: await code() }), "used up").toBe("sign_in_expired");
      for (const expected of ["signed_in", "sign_in_refused"]) {
        signOutBrowser();
        await attempt(someone.email);
        const typed = ` ${codes[0]?.toUpperCase()} `;
        expect(await finish({ method: "recovery_code", code: typed })).toBe(expected);
      }
      expect((await stored()).recoveryHashes).toHaveLength(9);
    });

    test("guesses at codes wait, and the time for one ends", async () => {
      const someone = await member();
      await actAs(someone);
      const begun = await account.startTotp({});
      if (!begun.ok) throw new Error(begun.error.code);
      const code = () => generate({ secret: begun.value.secret, epoch: Math.floor(Date.now() / 1000) });
      expect(await account.finishTotp({ code: await code() })).toMatchObject({ ok: true });
      const finish = async (proof: object) => {
        const answer = await signing.finishSecondFactorAction({ challenge, proof });
        return answer.ok ? answer.value.kind : answer.error.code;
      };
      expect(await attempt(someone.email)).toBe("second_factor");
      const guesses = Array.from({ length: 20 }, () => finish({ method: "totp", code: "123456" }));
      expect((await Promise.all(guesses)).filter((one) => one === "sign_in_blocked").length).toBeGreaterThan(
        14,
      );
      seconds(11 * 60);
      expect(await finish({ method: "totp", code: await code() }), "too late").toBe("sign_in_expired");
    });

    test("a challenge for something else ends no sign-in, though its proof is right", async () => {
      const someone = await member();
      await actAs(someone);
      const begun = await account.startTotp({});
      if (!begun.ok) throw new Error(begun.error.code);
      const { secret } = begun.value;
      const code = () => generate({ secret, epoch: Math.floor(Date.now() / 1000) });
      expect(await account.finishTotp({ code: await code() })).toMatchObject({ ok: true });
      seconds(60);
      const proof = { method: "totp", code: await code() };
      const finish = async (kind: "confirm" | "passkey" | "passkey_new" | "oidc" | "second_factor") => {
        const { token } = await startChallenge({ kind, memberId: someone.memberId, data: {} });
        const answer = await signing.finishSecondFactorAction({ challenge: token, proof });
        return answer.ok ? "in" : answer.error.code;
      };
      for (const kind of ["confirm", "passkey", "passkey_new", "oidc"] as const)
        expect(await finish(kind), kind).toBe("sign_in_expired");
      expect(await finish("second_factor")).toBe("in");
    });

    test("a dangerous act is open again after the password, and a wrong one is counted", async () => {
      const someone = await member();
      await actAs(someone);
      seconds(11 * 60);
      const change = { current: password, password: "another long one", repeated: "another long one" };
      expect(await account.savePassword(change)).toMatchObject({
        error: { code: "reauthentication_needed" },
      });
      expect(await account.confirm({ method: "password", password: "wrong guess" })).toMatchObject({
        error: { code: "sign_in_refused" },
      });
      expect(await account.confirm({ method: "password", password })).toMatchObject({ ok: true });
      expect(await account.savePassword({ ...change, current: "wrong guess" })).toMatchObject({
        error: { fields: [{ property: "current" }] },
      });
      expect(await account.savePassword(change)).toMatchObject({ ok: true });
      expect(await attempt(someone.email)).toBe("sign_in_refused");
      expect(await attempt(someone.email, "another long one")).toBe("signed_in");
    });

    test("all of it is in the audit log, and no secret is", async () => {
      const where = { action: { startsWith: "member." } };
      const rows = await getStore().prisma.auditEvent.findMany({ where });
      const actions = rows.map(({ action }) => action);
      for (const action of ["member.totp_enabled", "member.confirmed", "member.password_changed"])
        expect(actions).toContain(action);
      expect(JSON.stringify(rows, (_, value) => String(value))).not.toContain(password);
    });
  });
}
