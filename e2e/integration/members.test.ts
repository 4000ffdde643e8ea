// First: what it puts in the place of Next's request holds for what is imported after it.
import "./fixtures/admin";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import * as members from "@/app/(admin)/admin/(dashboard)/settings/members/actions";
import * as join from "@/lib/http/admin/join-actions";
import * as signing from "@/lib/http/admin/sign-in-actions";
import { describeActors } from "@/lib/services/connection/describe-actors";
import { listMembers } from "@/lib/services/member/list-members";
import type { MemberRole } from "@/lib/services/member/permissions";
import { deleteOldSignIns } from "@/lib/services/sign-in/delete-old-sign-ins";
import { tokenHash } from "@/lib/services/token-hash";
import { claimAdminSetup } from "@/lib/store/claim-admin-setup";
import { getStore } from "@/lib/store/store-holder";
import { actAs, createMember, signOutBrowser } from "./fixtures/admin";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { createTenant } from "./fixtures/tenant";

const password = "correct horse battery";
const dayMs = 24 * 60 * 60 * 1000;

for (const { name, start } of oneDatabase) {
  describe(`members on ${name}`, () => {
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
      signOutBrowser();
    });
    /** A workspace of its own, so that its owners are the only ones. */
    const office = async (...roles: MemberRole[]) => {
      const { workspaceId } = await createTenant({ name: "Office" });
      return Promise.all(roles.map((role) => createMember({ workspaceId, role })));
    };
    const codeOf = (answer: { ok: boolean; error?: { code: string } }) => answer.error?.code ?? "ok";
    const invite = async (email: string, days = 7) => {
      const answer = await members.inviteMember({ email, role: "reviewer", days });
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    };
    const accept = (token: string) => join.acceptInvitationAction({ token, name: "Grace", password });

    test("an invitation makes one member, with its e-mail and role, and signs them in", async () => {
      const [owner] = await office("owner");
      if (owner === undefined) return;
      await actAs(owner);
      const { token } = await invite("Grace@Acme.example");
      const tokens = await getStore().prisma.memberInvitation.findMany();
      expect(JSON.stringify(tokens)).not.toContain(token);
      signOutBrowser();
      expect(await join.readInvitationAction({ token })).toMatchObject({
        value: { email: "grace@acme.example", role: "reviewer", workspaceName: "Office" },
      });
      const answers = await Promise.all(Array.from({ length: 5 }, () => accept(token)));
      expect(answers.map(codeOf).sort()).toEqual([
        "link_refused",
        "link_refused",
        "link_refused",
        "link_refused",
        "ok",
      ]);
      expect(codeOf(await signing.signInAction({ email: "grace@acme.example", password }))).toBe("ok");
      await actAs(owner);
      const again = await members.inviteMember({ email: "grace@acme.example", role: "owner", days: 1 });
      expect(again).toMatchObject({ error: { code: "invalid_input", fields: [{ property: "email" }] } });
    });

    test("an invitation that is withdrawn, replaced or too old makes nobody a member", async () => {
      vi.useFakeTimers({ toFake: ["Date"] });
      const [owner] = await office("owner");
      if (owner === undefined) return;
      await actAs(owner);
      const withdrawn = await invite("withdrawn@acme.example");
      expect(codeOf(await members.withdrawInvitation({ id: withdrawn.id }))).toBe("ok");
      const replaced = await invite("replaced@acme.example");
      const current = await invite("replaced@acme.example");
      const old = await invite("old@acme.example", 1);
      for (const { token } of [withdrawn, replaced]) expect(codeOf(await accept(token))).toBe("link_refused");
      expect(codeOf(await accept(current.token))).toBe("ok");
      vi.setSystemTime(Date.now() + dayMs);
      expect(codeOf(await accept(old.token))).toBe("link_refused");
      expect(codeOf(await accept("a".repeat(43)))).toBe("link_refused");
    });

    test("the only owner stays one: no demotion, no disabling, no removal, also not of two at once", async () => {
      const [owner, second, operator] = await office("owner", "owner", "operator");
      if (owner === undefined || second === undefined || operator === undefined) return;
      await actAs(owner);
      const demote = (id: string) => members.saveRole({ id, role: "viewer" });
      const both = await Promise.all([demote(owner.memberId), demote(second.memberId)]);
      expect(both.map(codeOf).sort()).not.toEqual(["ok", "ok"]);
      const left = await getStore().prisma.member.findMany({
        where: { workspaceId: owner.workspaceId, role: "owner" },
      });
      expect(left).toHaveLength(1);
      const last = left[0]?.id === owner.memberId ? owner : second;
      await actAs(last);
      const { memberId: id, email } = last;
      expect(codeOf(await demote(id))).toBe("conflict");
      expect(codeOf(await members.setDisabled({ id, isDisabled: true }))).toBe("conflict");
      expect(codeOf(await members.removeMember({ id, email }))).toBe("conflict");
      expect(codeOf(await members.saveRole({ id: operator.memberId, role: "owner" }))).toBe("ok");
      expect(codeOf(await members.setDisabled({ id: operator.memberId, isDisabled: true }))).toBe("ok");
      expect(codeOf(await demote(id)), "a disabled owner is none").toBe("conflict");
      expect(codeOf(await members.setDisabled({ id: operator.memberId, isDisabled: false }))).toBe("ok");
      expect(codeOf(await demote(id))).toBe("ok");
      expect(codeOf(await demote(operator.memberId)), "one's own new role counts at once").toBe("forbidden");
    });

    test("a removed member is out at once, keeps their name in the log, and may be invited again", async () => {
      const [owner, viewer] = await office("owner", "viewer");
      if (owner === undefined || viewer === undefined) return;
      const { memberId: id, email } = viewer;
      await actAs(owner);
      expect(await members.removeMember({ id, email: "other@acme.example" })).toMatchObject({
        error: { fields: [{ property: "email" }] },
      });
      expect(codeOf(await members.removeMember({ id, email: email.toUpperCase() }))).toBe("ok");
      expect(codeOf(await members.removeMember({ id, email }))).toBe("not_found");
      const actors = [`member:${id}`, `member:${owner.memberId}`, "system"];
      expect(await describeActors({ caller: owner, actors })).toMatchObject({
        [`member:${id}`]: { kind: "member", name: "Test viewer" },
        [`member:${owner.memberId}`]: { name: "Test owner" },
        system: { name: null },
      });
      expect((await listMembers({ caller: owner, query: { limit: 50 } })).members).toHaveLength(1);
      await invite(email);
      await actAs(viewer);
      expect(codeOf(await members.withdrawInvitation({ id }))).toBe("signed_out");
    });

    test("of processes that use the first admin's link at the same time one makes an admin", async () => {
      const token = instance.started.adminSetupToken ?? "";
      const claim = () => {
        const id = randomUUID();
        const admin = {
          id,
          workspaceId: instance.caller.workspaceId,
          email: `${id}@acme.example`,
          name: "First",
          passwordHash: "x",
          actor: `member:${id}`,
          audit: { id: randomUUID(), action: "member.joined" },
        };
        return claimAdminSetup({ tokenHash: tokenHash({ secret: token }), now: new Date(), admin });
      };
      const won = await Promise.all(Array.from({ length: 20 }, claim));
      expect(won.filter(Boolean)).toHaveLength(1);
    });

    test("members of another workspace are not found", async () => {
      const [[owner], [other]] = [await office("owner"), await office("owner", "owner")];
      if (owner === undefined || other === undefined) return;
      await actAs(owner);
      const { memberId: id, email } = other;
      expect(codeOf(await members.saveRole({ id, role: "viewer" }))).toBe("not_found");
      expect(codeOf(await members.setDisabled({ id, isDisabled: true }))).toBe("not_found");
      expect(codeOf(await members.removeMember({ id, email }))).toBe("not_found");
    });

    test("the list goes on where it stopped", async () => {
      const all = await office("owner", "viewer", "viewer", "operator", "reviewer");
      const [caller] = all;
      if (caller === undefined) return;
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 2, ...(cursor === undefined ? {} : { cursor }) };
        const page = await listMembers({ caller, query });
        seen.push(...page.members.map(({ email }) => email));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(all.map(({ email }) => email).sort());
    });

    test("what sign-ins leave behind is deleted after its time", async () => {
      vi.useFakeTimers({ toFake: ["Date"] });
      await office("owner");
      await signing.beginPasskeySignInAction({});
      await signing.signInAction({ email: "nobody@acme.example", password });
      vi.setSystemTime(Date.now() + 3 * dayMs);
      expect(await deleteOldSignIns()).toBeGreaterThan(3);
      const { signInChallenge, signInThrottle, memberSession } = getStore().prisma;
      expect([
        await signInChallenge.count(),
        await signInThrottle.count(),
        await memberSession.count(),
      ]).toEqual([0, 0, 0]);
    });
  });
}
