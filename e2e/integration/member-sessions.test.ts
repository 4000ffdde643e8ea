// First: what it puts in the place of Next's request holds for what is imported after it.
import "./fixtures/admin";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { defineAdminAction } from "@/lib/http/admin/define-admin-action";
import { type MemberRole, memberRoles } from "@/lib/services/member/permissions";
import { getStore } from "@/lib/store/store-holder";
import { actAs, browserCookies, createMember, requestHeaders, signOutBrowser } from "./fixtures/admin";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { publicUrl, startTestInstance, type TestInstance } from "./fixtures/instance";

const minute = 60_000;
const whoAmI = defineAdminAction({
  operation: "whoAmI",
  permission: "connections:write",
  input: z.strictObject({ name: z.string().min(3, "Longer, please.") }),
  run: async ({ member }) => member.memberId,
});
const dangerous = defineAdminAction({
  operation: "dangerous",
  permission: "dashboard:read",
  isDangerous: true,
  input: z.strictObject({}),
  run: async () => "done",
});
const ask = async () => {
  const answer = await whoAmI({ name: "Ada" });
  return answer.ok ? answer.value : answer.error.code;
};

for (const { name, start } of oneDatabase) {
  describe(`sessions of members on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    const member = (role: MemberRole = "operator") =>
      createMember({ workspaceId: instance.caller.workspaceId, role });
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
      signOutBrowser();
      requestHeaders.origin = publicUrl;
    });

    test("a session opens what its member's role allows, and nothing else does", async () => {
      expect(await ask()).toBe("signed_out");
      const operator = await member();
      await actAs(operator);
      expect(await ask()).toBe(operator.memberId);
      for (const role of memberRoles) {
        await actAs(await member(role));
        const isAllowed = role === "owner" || role === "operator";
        expect(await ask(), role).toMatch(isAllowed ? /^[0-9a-f-]{36}$/ : /^forbidden$/);
      }
    });

    test("input is told field by field, to those who may", async () => {
      await actAs(await member("viewer"));
      expect(await whoAmI({})).toMatchObject({ error: { code: "forbidden" } });
      await actAs(await member());
      expect(await whoAmI({ name: "x" })).toMatchObject({
        error: { code: "invalid_input", fields: [{ property: "name", message: "Longer, please." }] },
      });
    });

    test("another origin is refused though the cookie is good", async () => {
      await actAs(await member());
      for (const origin of ["https://evil.example", "null", ""]) {
        requestHeaders.origin = origin;
        expect(await ask(), origin).toBe("origin_not_allowed");
      }
    });

    test("a change of role, a disabled member and a removed one are felt at the next call", async () => {
      const someone = await member();
      const change = (data: object) =>
        getStore().prisma.member.update({ where: { id: someone.memberId }, data });
      await actAs(someone);
      await change({ role: "viewer" });
      expect(await ask()).toBe("forbidden");
      await change({ role: "owner" });
      expect(await ask()).toBe(someone.memberId);
      await change({ disabledAt: new Date() });
      expect(await ask()).toBe("signed_out");
      await change({ disabledAt: null, removedAt: new Date() });
      expect(await ask()).toBe("signed_out");
    });

    test("it ends an hour after its last use, and twelve hours after the sign-in in any case", async () => {
      vi.useFakeTimers({ toFake: ["Date"] });
      const [idle, busy] = [await member(), await member()];
      await actAs(busy);
      for (let passed = 0; passed < 12 * 60 - 50; passed += 50) {
        vi.setSystemTime(Date.now() + 50 * minute);
        expect(await ask(), `after ${passed} minutes`).toBe(busy.memberId);
      }
      vi.setSystemTime(Date.now() + 20 * minute);
      await actAs(busy);
      expect(await ask()).toBe("signed_out");
      await actAs(idle);
      expect(await ask()).toBe("signed_out");
    });

    test("the last use is written at most once a minute", async () => {
      vi.useFakeTimers({ toFake: ["Date"] });
      const someone = await member();
      const seen = async () =>
        (await getStore().prisma.memberSession.findFirstOrThrow({ where: { memberId: someone.memberId } }))
          .lastSeenAt;
      await actAs(someone);
      const first = await seen();
      vi.setSystemTime(Date.now() + minute - 1);
      await ask();
      expect(await seen()).toEqual(first);
      vi.setSystemTime(Date.now() + 1);
      await ask();
      expect(await seen()).not.toEqual(first);
    });

    test("a dangerous act asks for a proof that is not ten minutes old", async () => {
      vi.useFakeTimers({ toFake: ["Date"] });
      await actAs(await member());
      expect(await dangerous({})).toMatchObject({ ok: true });
      vi.setSystemTime(Date.now() + 10 * minute + 1);
      expect(await dangerous({})).toMatchObject({ error: { code: "reauthentication_needed" } });
    });

    test("where the workspace asks for a second factor, a password alone opens nothing", async () => {
      const workspaceId = randomUUID();
      await getStore().prisma.workspace.create({
        data: { id: workspaceId, name: "Strict", requireSecondFactor: true },
      });
      await actAs(await createMember({ workspaceId, role: "owner" }));
      expect(await ask()).toBe("second_factor_needed");
      const strong = await createMember({ workspaceId, role: "owner", method: "password+totp" });
      await actAs(strong);
      expect(await ask()).toBe(strong.memberId);
    });

    test("only hashes of tokens are stored, and cookies are out of reach for scripts", async () => {
      const { token } = await member();
      await actAs({ token });
      const cookie = browserCookies.get("latchkey-session");
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: "strict", path: "/" });
      expect(cookie?.value).not.toContain(token);
      const rows = await getStore().prisma.memberSession.findMany();
      expect(JSON.stringify(rows)).not.toContain(token);
    });
  });
}
