import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as reauthorize from "@/app/api/v1/connections/[id]/reauthorize/route";
import * as one from "@/app/api/v1/connections/[id]/route";
import * as verify from "@/app/api/v1/connections/[id]/verify/route";
import * as all from "@/app/api/v1/connections/route";
import { openCredential } from "@/lib/services/credential/open-credential";
import { replaceSecret } from "@/lib/services/credential/replace-secret";
import { getStore } from "@/lib/store/store-holder";
import { type HttpEmulator, startHttpEmulator } from "../rigs/http-emulator";
import { rotatingApp } from "../rigs/vendors/rotating-app";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const host = "https://sandbox.whiplash.app";

for (const { name, start } of oneDatabase) {
  describe(`refresh tokens that are good for one use on ${name}`, () => {
    const app = rotatingApp({ host });
    let server: DatabaseServer;
    let emulator: HttpEmulator;
    let instance: TestInstance;

    beforeAll(async () => {
      [server, emulator] = await Promise.all([start(), startHttpEmulator({ routes: app.routes })]);
      const LATCHKEY_PROVIDER_ORIGINS = `${host}=${emulator.origin}`;
      const settings = { ...(await server.fresh()), LATCHKEY_PROVIDER_ORIGINS };
      instance = await startTestInstance({ settings, workers: "checks" });
    });
    afterAll(async () => {
      await instance.stop();
      await Promise.all([server.stop(), emulator.stop()]);
    });

    const credentials = (refreshToken: string) => ({
      environment: "sandbox.whiplash.app",
      auth_method: "refresh_token",
      ...app.client,
      refresh_token: refreshToken,
    });
    const create = async () => {
      const body = {
        name: "Ship",
        provider: "rydership",
        credentials: credentials(app.authorise()),
        runSetupTests: false,
      };
      return (await callOperation({ handler: all.POST, method: "POST", body })).json.id as string;
    };
    const check = async (id: string) => {
      const query = { waitSeconds: "20" };
      const { json } = await callOperation({ handler: verify.POST, method: "POST", path: { id }, query });
      return json.verificationDetails.outcome as string;
    };
    const stored = async (connectionId: string, credentialVersion = 1) => {
      const { workspaceId } = instance.caller;
      const opened = await openCredential({ workspaceId, connectionId, credentialVersion });
      return opened.refresh_token?.reveal();
    };
    const told = async (connectionId: string) => {
      const type = "connection.credentials_refreshed";
      return (await getStore().prisma.event.findMany({ where: { connectionId, type } })).length;
    };

    test("the token that a check gets is the one that the next begins with", async () => {
      const id = await create();
      expect([await check(id), await check(id)]).toEqual(["passed", "passed"]);
      expect(await stored(id)).toBe(app.newest());
      expect(await told(id)).toBe(2);
      expect(await dumpDatabase()).not.toContain(app.newest());
      expect(instance.log()).not.toContain(app.newest());
    });

    test("checks at the same time use it one after another", async () => {
      const id = await create();
      await Promise.all(Array.from({ length: 4 }, () => check(id)));
      const runs = () => getStore().prisma.checkRun.findMany({ where: { connectionId: id } });
      const outcomes = async () => (await runs()).map(({ outcome }) => outcome);
      await expect.poll(outcomes, { timeout: 10_000 }).toEqual(Array(4).fill("passed"));
      expect(app.reuses()).toBe(0);
      expect(await stored(id)).toBe(app.newest());
    });

    test("a candidate whose token was traded takes over", async () => {
      const id = await create();
      const offered = { handler: reauthorize.POST, method: "POST", path: { id } } as const;
      await callOperation({ ...offered, body: { credentials: { refresh_token: app.authorise() } } });
      await expect
        .poll(async () => (await callOperation({ handler: one.GET, path: { id } })).json.credentialVersion)
        .toBe(2);
      expect(await stored(id, 2)).toBe(app.newest());
      expect(await check(id)).toBe("passed");
    });

    test("a database that fails for a moment loses no token", async () => {
      const id = await create();
      const { prisma } = getStore();
      await prisma.$executeRaw`create sequence tries`;
      // A sequence keeps its value where the transaction is rolled back.
      await prisma.$executeRaw`
        create function fail_twice() returns trigger language plpgsql as
          'begin if nextval(''tries'') < 3 then raise exception ''gone''; end if; return new; end'`;
      await prisma.$executeRaw`
        create trigger fail_twice before update on credential_version for each row
          when (new.wrapped_key <> old.wrapped_key) execute function fail_twice()`;
      expect(await check(id)).toBe("passed");
      await prisma.$executeRaw`drop function fail_twice() cascade`;
      expect(await stored(id)).toBe(app.newest());
    });

    test("a token that was entered meanwhile stays, and a trade that was cut off blocks nobody for long", async () => {
      const id = await create();
      const before = await stored(id);
      const place = { workspaceId: instance.caller.workspaceId, connectionId: id, credentialVersion: 1 };
      const late = { place, property: "refresh_token", current: "of-another-check", next: "late" };
      expect(await replaceSecret(late)).toBeNull();
      expect(await stored(id)).toBe(before);
      const tradedUntil = new Date(Date.now() + 600);
      await getStore().prisma.credentialVersion.updateMany({
        where: { connectionId: id },
        data: { tradedUntil },
      });
      expect(await check(id)).toBe("passed");
      expect(Date.now()).toBeGreaterThanOrEqual(tradedUntil.getTime());
    });
  });
}
