// First: what it puts in the place of Next's request holds for what is imported after it.
import "./fixtures/admin";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as account from "@/app/(admin)/admin/(dashboard)/account/actions";
import * as members from "@/app/(admin)/admin/(dashboard)/settings/members/actions";
import * as signing from "@/lib/http/admin/sign-in-actions";
import { getStore } from "@/lib/store/store-holder";
import type { OidcPerson } from "../rigs/oidc-person";
import { type OidcRig, oidcClient, startOidcProvider } from "../rigs/oidc-provider";
import { walkConsent } from "../rigs/walk-consent";
import { actAs, browserCookies, createMember, signOutBrowser } from "./fixtures/admin";
import { type DatabaseServer, oneDatabase, type Settings } from "./fixtures/databases";
import { applySettings, publicUrl, startTestInstance, type TestInstance } from "./fixtures/instance";

const ada: OidcPerson = { sub: "sub-ada", email: "ada@acme.example", name: "Ada Lovelace" };

for (const { name, start } of oneDatabase) {
  describe(`single sign-on on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let provider: OidcRig;
    let settings: Settings;
    beforeAll(async () => {
      provider = await startOidcProvider({ issuer: "own" });
      provider.serve({ redirectUri: `${publicUrl}/admin/sign-in/sso` });
      server = await start();
      settings = {
        ...(await server.fresh()),
        LATCHKEY_OIDC_ISSUER: provider.origin,
        LATCHKEY_OIDC_CLIENT_ID: oidcClient.client_id,
        LATCHKEY_OIDC_CLIENT_SECRET: oidcClient.client_secret,
      };
      instance = await startTestInstance({ settings });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
      await provider.stop();
    });
    beforeEach(() => {
      applySettings(settings);
      provider.become(ada);
    });
    afterEach(async () => {
      signOutBrowser();
      await getStore().prisma.member.deleteMany();
    });

    /** Goes to the provider and comes back. @returns the query it brings */
    async function visitProvider(next = "/admin/audit"): Promise<string> {
      const begun = await signing.beginSsoAction({ next });
      if (!begun.ok) throw new Error(begun.error.code);
      const { location } = begun.value;
      return (await walkConsent({ location, origin: provider.origin, answer: "allow" })).search;
    }
    const finish = async (query: string) => {
      const answer = await signing.finishSsoAction({ query });
      return answer.ok ? answer.value.next : answer.error.code;
    };
    const known = () =>
      createMember({ workspaceId: instance.caller.workspaceId, role: "viewer" }).then((member) => {
        const where = { id: member.memberId };
        return getStore().prisma.member.update({ where, data: { email: ada.email } });
      });

    test("a member whose address the provider verified comes in, and is known by subject from then on", async () => {
      const { id } = await known();
      expect(await finish(await visitProvider())).toBe("/admin/audit");
      expect(await account.saveProfile({ name: "Ada" })).toMatchObject({ ok: true });
      signOutBrowser();
      provider.become({ ...ada, email: "countess@acme.example" });
      expect(await finish(await visitProvider())).toBe("/admin/audit");
      const sessions = await getStore().prisma.memberSession.findMany({
        where: { memberId: id, method: "oidc" },
      });
      expect(sessions).toHaveLength(2);
    });

    test("an answer is good once, for the browser that asked, unaltered", async () => {
      await known();
      const query = await visitProvider();
      const cookies = new Map(browserCookies);
      signOutBrowser();
      expect(await finish(query), "another browser").toBe("sign_in_expired");
      for (const [key, value] of cookies) browserCookies.set(key, value);
      expect(await finish(query)).toBe("/admin/audit");
      for (const [key, value] of cookies) browserCookies.set(key, value);
      expect(await finish(query), "again").toBe("sign_in_expired");
      for (const forge of [
        (one: URLSearchParams) => one.set("state", "x".repeat(43)),
        (one: URLSearchParams) => one.delete("state"),
        (one: URLSearchParams) => one.set("code", "x".repeat(43)),
        (one: URLSearchParams) => one.set("iss", "https://evil.example"),
        (one: URLSearchParams) => one.set("error", "access_denied"),
      ]) {
        const altered = new URLSearchParams(await visitProvider());
        forge(altered);
        expect(await finish(`?${altered}`)).toBe("sso_refused");
      }
      const [first, second] = [await visitProvider(), await visitProvider()];
      expect(first).not.toBe(second);
      expect(await finish(first), "of an earlier try").toBe("sso_refused");
    });

    test("nobody comes in uninvited, unverified, disabled, or under another's address", async () => {
      expect(await finish(await visitProvider())).toBe("sso_refused");
      const { id } = await known();
      provider.become({ ...ada, emailVerified: false });
      expect(await finish(await visitProvider())).toBe("sso_refused");
      provider.become(ada);
      expect(await finish(await visitProvider())).toBe("/admin/audit");
      provider.become({ ...ada, sub: "sub-mallory" });
      expect(await finish(await visitProvider())).toBe("sso_refused");
      provider.become(ada);
      await getStore().prisma.member.update({ where: { id }, data: { disabledAt: new Date() } });
      expect(await finish(await visitProvider())).toBe("sso_refused");
    });

    test("an invitation is used up by the person it was for", async () => {
      const { workspaceId } = instance.caller;
      await actAs(await createMember({ workspaceId, role: "owner" }));
      await members.inviteMember({ email: ada.email, role: "operator", days: 1 });
      signOutBrowser();
      expect(await finish(await visitProvider())).toBe("/admin/audit");
      const row = await getStore().prisma.member.findUniqueOrThrow({ where: { email: ada.email } });
      expect(row).toMatchObject({
        name: ada.name,
        role: "operator",
        oidcSubject: ada.sub,
        passwordHash: null,
      });
      expect(await signing.signInAction({ email: ada.email, password: "any pass phrase" })).toMatchObject({
        error: { code: "sign_in_refused" },
      });
    });

    test("a default role lets everybody of the company in, with that role", async () => {
      applySettings({ ...settings, LATCHKEY_OIDC_DEFAULT_ROLE: "viewer" });
      expect(await finish(await visitProvider("https://evil.example/admin"))).toBe("/admin");
      const row = await getStore().prisma.member.findUniqueOrThrow({ where: { email: ada.email } });
      expect(row.role).toBe("viewer");
    });

    test("without a provider there is no such way in", async () => {
      const { LATCHKEY_OIDC_ISSUER, LATCHKEY_OIDC_CLIENT_ID, LATCHKEY_OIDC_CLIENT_SECRET, ...rest } =
        settings;
      expect(LATCHKEY_OIDC_ISSUER && LATCHKEY_OIDC_CLIENT_ID && LATCHKEY_OIDC_CLIENT_SECRET).toBeTruthy();
      applySettings(rest as Settings);
      expect(await signing.beginSsoAction({ next: "/admin" })).toMatchObject({
        error: { code: "not_found" },
      });
    });
  });
}
