// First: what it puts in the place of Next's request holds for what is imported after it.
import "./fixtures/admin";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as account from "@/app/(admin)/admin/(dashboard)/account/actions";
import * as join from "@/lib/http/admin/join-actions";
import { readSessionToken } from "@/lib/http/admin/session-cookie";
import * as signing from "@/lib/http/admin/sign-in-actions";
import { hashPassword } from "@/lib/services/member/hash-password";
import { getStore } from "@/lib/store/store-holder";
import { actAs, browserCookies, createMember, requestHeaders, signOutBrowser } from "./fixtures/admin";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { publicUrl, startTestInstance, type TestInstance } from "./fixtures/instance";
import { tamperedCookies } from "./fixtures/tampered-cookies";

const password = "correct horse battery";
const cookieName = "latchkey-session";
const seconds = (count: number) => vi.setSystemTime(Date.now() + count * 1000);

for (const { name, start } of oneDatabase) {
  describe(`signing in on ${name}`, () => {
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
    let _challenge = "";
    const attempt = async (email: string, given = password) => {
      const answer = await signing.signInAction({ email, password: given });
      if (answer.ok && answer.value.kind === "second_factor") _challenge = answer.value.challenge;
      return answer.ok ? answer.value.kind : answer.error.code;
    };
    /** Whether the browser is signed in. */
    const isIn = async () => (await account.saveProfile({ name: "Ada" })).ok;
    const cookie = () => browserCookies.get(cookieName)?.value ?? "";
    const plant = (value: string) => browserCookies.set(cookieName, { name: cookieName, value });

    test("the first admin's link works once, of a hundred that use it at the same time", async () => {
      const form = (index: number) => ({
        token: instance.started.adminSetupToken ?? "",
        name: "First",
        email: `first-${index}@acme.example`,
        password,
      });
      const open = await join.checkSetupLinkAction({ token: form(0).token });
      expect(open).toMatchObject({ value: { isOpen: true } });
      const tries = Array.from({ length: 100 }, (_, index) => join.setUpFirstAdminAction(form(index)));
      const answers = await Promise.all(tries);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      for (const answer of answers)
        if (!answer.ok) expect(answer.error).toMatchObject({ code: "link_refused" });
      expect(await getStore().prisma.member.count({ where: { role: "owner" } })).toBe(1);
      expect(await isIn()).toBe(true);
      signOutBrowser();
      expect(await join.setUpFirstAdminAction(form(200))).toMatchObject({ error: { code: "link_refused" } });
      expect(await isIn()).toBe(false);
    });

    test("an e-mail nobody has, a wrong password and a disabled member get one answer", async () => {
      const disabled = await member();
      const where = { id: disabled.memberId };
      await getStore().prisma.member.update({ where, data: { disabledAt: new Date() } });
      const answers = [
        await signing.signInAction({ email: "nobody@acme.example", password }),
        await signing.signInAction({ email: (await member()).email, password: "wrong password" }),
        await signing.signInAction({ email: disabled.email, password }),
      ].map((answer) => (answer.ok ? "in" : `${answer.error.code}: ${answer.error.message}`));
      expect(new Set(answers)).toEqual(new Set(["sign_in_refused: E-mail or password is not right."]));
    });

    test("a session is new at each sign-in: a planted cookie stays worthless", async () => {
      const [victim, attacker] = [await member(), await member()];
      await actAs(attacker);
      const planted = cookie();
      const before = await readSessionToken();
      expect(await attempt(victim.email)).toBe("signed_in");
      expect(await readSessionToken()).not.toBe(before);
      plant(planted);
      const rows = await getStore().prisma.memberSession.findMany({ where: { memberId: victim.memberId } });
      expect(rows).toHaveLength(2);
      await account.saveProfile({ name: "Mallory" });
      const row = await getStore().prisma.member.findUniqueOrThrow({ where: { id: victim.memberId } });
      expect(row.name).not.toBe("Mallory");
    });

    test("a cookie is worth nothing after the sign-out, here and everywhere", async () => {
      const { email } = await member();
      expect(await attempt(email)).toBe("signed_in");
      const first = cookie();
      expect(await attempt(email)).toBe("signed_in");
      const second = cookie();
      expect(await account.signOutHere({})).toMatchObject({ ok: true });
      expect(browserCookies.has(cookieName)).toBe(false);
      plant(second);
      expect(await isIn()).toBe(false);
      plant(first);
      expect(await isIn()).toBe(true);
      expect(await attempt(email)).toBe("signed_in");
      expect(await account.signOutEverywhere({})).toMatchObject({ ok: true });
      expect(await isIn()).toBe(true);
      plant(first);
      expect(await isIn()).toBe(false);
    });

    test("twenty kinds of tampered cookie open nothing, and break nothing", async () => {
      const { email } = await member();
      await attempt(email);
      const good = cookie();
      expect(await isIn()).toBe(true);
      const kinds = await tamperedCookies({ good, token: (await readSessionToken()) ?? "" });
      expect(good, "what the kinds are made from").toMatch(/^Fe26\.2(\*[\w-]+){7}~2$/);
      expect(Object.keys(kinds).length).toBeGreaterThanOrEqual(20);
      for (const [kind, value] of Object.entries(kinds)) {
        plant(value);
        expect(await account.saveProfile({ name: "Ada" }), kind).toMatchObject({
          error: { code: "signed_out" },
        });
      }
      plant(good);
      expect(await isIn()).toBe(true);
    });

    test("guesses from one place wait twice as long each time, end, and let the owner in after", async () => {
      const { email } = await member();
      for (let guess = 0; guess < 5; guess += 1)
        expect(await attempt(email, "wrong guess")).toBe("sign_in_refused");
      for (const pause of [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
        expect(await attempt(email), "even the right one waits").toBe("sign_in_blocked");
        seconds(pause - 1);
        expect(await attempt(email), `${pause} s`).toBe("sign_in_blocked");
        seconds(1);
        expect(await attempt(email, "wrong guess"), `${pause} s`).toBe("sign_in_refused");
      }
      seconds(900);
      expect(await attempt(email)).toBe("signed_in");
      expect(await attempt(email, "wrong guess"), "counted anew").toBe("sign_in_refused");
      expect(await attempt(email)).toBe("signed_in");
    });

    test("guesses at the same time are counted one by one, also of an e-mail nobody has", async () => {
      for (const email of [(await member()).email, "nobody-at-all@acme.example"]) {
        const answers = await Promise.all(Array.from({ length: 40 }, () => attempt(email, "wrong guess")));
        expect(
          answers.filter((code) => code === "sign_in_refused"),
          email,
        ).toHaveLength(5);
        expect(
          answers.filter((code) => code === "sign_in_blocked"),
          email,
        ).toHaveLength(35);
      }
    });

    test("who is guessed at from elsewhere signs in from their own place", async () => {
      const { email } = await member();
      for (let guess = 0; guess < 8; guess += 1) await attempt(email, "wrong guess");
      expect(await attempt(email)).toBe("sign_in_blocked");
      requestHeaders["x-latchkey-peer"] = "192.0.2.7";
      expect(await attempt(email)).toBe("signed_in");
    });

    test("everything is in the audit log, and no secret is", async () => {
      const where = { action: { startsWith: "member." } };
      const rows = await getStore().prisma.auditEvent.findMany({ where });
      expect(new Set(rows.map(({ action }) => action))).toEqual(
        new Set([
          "member.joined",
          "member.signed_in",
          "member.sign_in_failed",
          "member.signed_out",
          "member.sessions_revoked",
          "member.updated",
        ]),
      );
      for (const text of [JSON.stringify(rows, (_, value) => String(value)), instance.log()]) {
        expect(text).not.toContain(password);
        expect(text).not.toContain("argon2id");
      }
    });
  });
}
