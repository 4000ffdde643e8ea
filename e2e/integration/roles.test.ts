// First: what it puts in the place of Next's request holds for what is imported after it.
import "./fixtures/admin";
import { globSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type MemberRole, mayDo, memberRoles, type Permission } from "@/lib/services/member/permissions";
import type { OpenMemberSession } from "@/lib/services/member/require-session";
import type { ActionResult } from "@/lib/shared/capture/contract";
import { actAs, createMember, requestHeaders, signOutBrowser, type TestMember } from "./fixtures/admin";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { publicUrl, startTestInstance, type TestInstance } from "./fixtures/instance";

/** What was asked for since it was emptied, by whatever action, page or route is under test. */
const asked = vi.hoisted(() => [] as string[]);
vi.mock("@/lib/services/member/require-permission", async (original) => {
  const real = await original<typeof import("@/lib/services/member/require-permission")>();
  return {
    requirePermission: (input: Parameters<typeof real.requirePermission>[0]): Promise<OpenMemberSession> => {
      asked.push(input.permission);
      return real.requirePermission(input);
    },
  };
});
// Pages that a role may not see answer 403; Next reads this from its settings.
process.env.__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS = "true";

type Action = (input: unknown) => Promise<ActionResult<unknown>>;
type Page = (props: { params: Promise<object>; searchParams: Promise<object> }) => Promise<unknown>;
type Route = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

const folder = fileURLToPath(new URL("../../app/(admin)/admin/(dashboard)", import.meta.url));
const actions = await load<Record<string, Action>>("actions.ts");
const pages = await load<{ default: Page }>("page.tsx");
const routes = await load<{ GET?: Route }>("route.ts");

const everyAction = actions.flatMap(([file, module]) =>
  Object.entries(module).map(([name, action]) => [`${file} ${name}`, action] as const),
);
const everyPage = pages.map(([file, module]) => [file, module.default] as const);
const everyRoute = routes.flatMap(([file, { GET }]) => (GET === undefined ? [] : [[file, GET] as const]));

/** Every file of a name below the dashboard's folder: what is added there is looked at without a word here. */
async function load<M>(name: string): Promise<readonly (readonly [string, M])[]> {
  const files = globSync(`**/${name}`, { cwd: folder }).sort();
  return Promise.all(
    files.map(async (file) => [file, (await import(path.join(folder, file))) as M] as const),
  );
}

/** Passes no schema, so that an action that lets its caller in stops there. */
const nonsense = { "no-action-takes-this": true };
const nobody = "00000000-0000-4000-8000-000000000000";
const params = async () => ({ id: nobody, run: nobody, type: "none", rest: ["none"] });

for (const { name, start } of oneDatabase) {
  describe(`roles on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    const members = new Map<MemberRole, TestMember>();
    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
      const { workspaceId } = instance.caller;
      for (const role of memberRoles) members.set(role, await createMember({ workspaceId, role }));
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });
    beforeEach(() => {
      asked.length = 0;
      signOutBrowser();
      requestHeaders.origin = publicUrl;
    });

    /** Runs as each role. @returns roles whose treatment is not what the table of permissions says */
    async function wronglyTreated(isForbidden: () => Promise<boolean>): Promise<readonly string[]> {
      const wrong: string[] = [];
      for (const [role, member] of members) {
        asked.length = 0;
        await actAs(member);
        const refused = await isForbidden();
        const permission = asked[0] as Permission | undefined;
        if (permission === undefined) return ["no permission was asked for"];
        if (refused === mayDo({ role, permission })) wrong.push(`${role} and ${permission}: ${refused}`);
      }
      return wrong;
    }

    test("there are actions and pages to look at", () => {
      expect(everyAction.length).toBeGreaterThan(20);
      expect(everyPage.length).toBeGreaterThan(5);
    });

    test.each(everyAction)("action %s", async (_name, action) => {
      const codeOf = async () => {
        const answer = await action(nonsense);
        return answer.ok ? "ok" : answer.error.code;
      };
      expect(await codeOf()).toBe("signed_out");
      expect(await wronglyTreated(async () => (await codeOf()) === "forbidden")).toEqual([]);
      await actAs(members.get("owner") as TestMember);
      requestHeaders.origin = "https://evil.example";
      expect(await codeOf()).toBe("origin_not_allowed");
    });

    test.each(everyPage)("page %s", async (_file, page) => {
      const outcome = async () =>
        page({ params: params(), searchParams: Promise.resolve({}) }).then(
          () => "shown",
          (error: { digest?: string }) => error.digest ?? "failed",
        );
      expect(await outcome()).toMatch(/^NEXT_REDIRECT;replace;\/admin\/sign-in/);
      const wrong = await wronglyTreated(async () => (await outcome()) === "NEXT_HTTP_ERROR_FALLBACK;403");
      expect(wrong).toEqual([]);
    });

    test.each(everyRoute)("route %s", async (_file, route) => {
      const status = async () =>
        (await route(new Request(`${publicUrl}/admin`), { params: params() })).status;
      expect(await status()).toBe(401);
      expect(await wronglyTreated(async () => (await status()) === 403)).toEqual([]);
    });
  });
}
