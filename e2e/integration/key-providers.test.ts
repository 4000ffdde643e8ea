import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import * as connections from "@/app/api/v1/connections/route";
import { openCredential } from "@/lib/services/credential/open-credential";
import { getInstance } from "@/lib/services/instance/instance";
import { forgetKeyringFile } from "@/lib/services/key-rotation/reload-keyring";
import { getStore } from "@/lib/store/store-holder";
import { openTenantKey } from "@/lib/vault/envelope/open-tenant-key";
import { type HttpEmulator, startHttpEmulator } from "../rigs/http-emulator";
import { type DatabaseServer, oneDatabase, type Settings } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { keyProviders } from "./fixtures/key-providers";
import { refusal } from "./fixtures/refusal";
import { rotateKeyring } from "./fixtures/rotation";
import { createConnection, gorgias } from "./fixtures/rows";
import { createTenant, fromHere, type Tenant } from "./fixtures/tenant";

const processes = globalThis as { [key: symbol]: unknown };
const forgetOpenedKeys = () => delete processes[Symbol.for("latchkey.tenant-keys")];

for (const { name, isHere, start } of oneDatabase) {
  describe.skipIf(!isHere).each(keyProviders)(`keys in %s, on ${name}`, (_provider, rig) => {
    let server: DatabaseServer;
    let emulator: HttpEmulator;
    let settings: Settings;
    let instance: TestInstance | null = null;
    let tenant: Tenant;
    let connectionId: string;

    beforeAll(async () => {
      emulator = await startHttpEmulator({ routes: rig?.routes ?? [] });
      server = await start();
      settings = { ...(await server.fresh()), ...rig?.settings, ...originsAt(emulator.origin) };
      await begin();
      tenant = await createTenant({ name: "A" });
      connectionId = (await createConnection({ tenant })).id;
    });
    afterEach(end);
    afterAll(async () => {
      await end();
      await emulator.stop();
      await server.stop();
    });

    const originsAt = (origin: string) => {
      const pairs = Object.entries(emulator.standIns(rig?.urls ?? [], origin)).map((pair) => pair.join("="));
      return { LATCHKEY_PROVIDER_ORIGINS: pairs.join(",") };
    };
    const keyringPath = () => path.join(settings.LATCHKEY_DATA_DIR, "keyring.json");
    async function begin(over: Readonly<Record<string, string>> = {}): Promise<void> {
      forgetOpenedKeys();
      forgetKeyringFile();
      instance = await startTestInstance({ settings: { ...settings, ...over } });
    }
    async function end(): Promise<void> {
      await instance?.stop();
      instance = null;
    }
    const open = () =>
      openCredential({ workspaceId: tenant.workspaceId, connectionId, credentialVersion: 1 });
    const storedKey = () =>
      getStore().prisma.tenantKey.findFirstOrThrow({ where: { workspaceId: tenant.workspaceId } });

    test("what was sealed opens after a restart", async () => {
      await begin();
      expect((await open()).api_key?.reveal()).toBe(gorgias.credentials.api_key);
    });

    test("a tenant key opens in its own workspace only, and from the file and database alone not at all", async () => {
      await begin();
      const other = await createTenant({ name: "B" });
      await createConnection({ tenant: other });
      const { id, kekId, wrappedKey } = await storedKey();
      const { tenantKey } = getStore().prisma;
      const theirs = await tenantKey.findFirstOrThrow({ where: { workspaceId: other.workspaceId } });
      await tenantKey.update({ where: { id }, data: { wrappedKey: theirs.wrappedKey } });
      forgetOpenedKeys();
      await expect(open()).rejects.toThrow();
      await tenantKey.update({ where: { id }, data: { wrappedKey } });
      forgetOpenedKeys();
      expect((await open()).api_key?.reveal()).toBe(gorgias.credentials.api_key);
      const { keyring } = getInstance();
      const alone = () =>
        openTenantKey({ keyring, workspaceId: tenant.workspaceId, id, kekId, wrapped: wrappedKey });
      if (rig === null) expect(alone().id).toBe(id);
      else expect(alone).toThrow("cannot be opened");
    });

    if (rig === null) return;

    test("no key lies in the file, and after the first start none is sent to the service", async () => {
      const before = emulator.calls.length;
      await begin();
      await open();
      const text = readFileSync(keyringPath(), "utf8");
      expect(text).not.toContain(`"b64"`);
      expect(text).toContain(rig.key);
      const root = getInstance().keyring.primary.key.export();
      const later = emulator.calls.slice(before).map(({ body }) => body);
      for (const encoding of ["base64", "hex", "base64url"] as const)
        expect(text + later.join()).not.toContain(root.toString(encoding).slice(0, 20));
    });

    test("credentials that are none are refused, each with one sentence", async () => {
      for (const [what, over] of Object.entries(rig.refused)) {
        const error = await refusal({ ...settings, ...over });
        expect([what, error.message]).toEqual([
          what,
          expect.stringMatching(/refused this server's credentials/),
        ]);
        expectOneSentence(error.message);
        for (const secret of Object.values(over)) expect(error.message).not.toContain(secret);
      }
    });

    test("a service that is throttled, broken or away is named", async () => {
      for (const [reply, why] of [
        [rig.throttled, /too busy/],
        [rig.broken, /cannot be reached or does not work/],
      ] as const) {
        const back = emulator.script(reply);
        const { message } = await refusal(settings);
        await back();
        expect(message).toMatch(why);
        expectOneSentence(message);
      }
      const nobody = await refusal({ ...settings, ...originsAt("http://127.0.0.1:1") });
      expect(nobody.message).toMatch(/cannot be reached/);
    });

    test("another key, or one that is gone, is named", async () => {
      const text = readFileSync(keyringPath(), "utf8");
      for (const key of [rig.otherKey, rig.absentKey]) {
        writeFileSync(keyringPath(), text.replace(`"${rig.key}"`, JSON.stringify(key)));
        const { message } = await refusal(settings);
        expect(message).toMatch(/does not open what this keyring says it wrapped/);
        expectOneSentence(message);
      }
      writeFileSync(keyringPath(), text);
      await begin();
    });

    test("credentials that are not set are named", async () => {
      const text = Object.keys(rig.settings).map((setting) => [setting, ""] as const);
      const { message } = await refusal({ ...settings, ...Object.fromEntries(text) });
      expect(message).toContain("has no credentials for it: set the LATCHKEY_KEY_… variables");
    });

    test("a service that is away for a while is a 503, and nothing is lost", async () => {
      await begin();
      const back = emulator.script(rig.broken);
      const away = await postConnection(tenant);
      expect([away.status, (await away.json()).code]).toEqual([503, "key_service_unavailable"]);
      expect(away.headers.get("retry-after")).toBe("5");
      await back();
      expect((await postConnection(tenant)).status).toBe(201);
      expect(instance?.log()).toContain("a tenant key could not be opened");
    });

    test("keys move from a keyring file into the service", async () => {
      const file = await server.fresh();
      settings = { ...file, ...originsAt(emulator.origin) };
      await begin();
      tenant = await createTenant({ name: "C" });
      connectionId = (await createConnection({ tenant })).id;
      await end();
      const refused = await refusal({ ...settings, ...rig.settings });
      expect(refused.code).toBe("keyring_elsewhere");
      expectOneSentence(refused.message);
      const { LATCHKEY_KEY_PROVIDER: _not, ...credentials } = rig.settings;
      await begin(credentials);
      await rotateKeyring({ path: keyringPath(), command: { ...settings, ...rig.settings } });
      await end();
      settings = { ...settings, ...rig.settings };
      await begin();
      expect((await open()).api_key?.reveal()).toBe(gorgias.credentials.api_key);
      expect((await storedKey()).kekId).toBe(getInstance().keyring.primary.id);
      expect(getInstance().keyring.primary.service?.ref.provider).toBe(rig.provider);
    });
  });
}

/** As Next calls it. */
function postConnection({ key }: Tenant): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", ...fromHere };
  const url = "http://localhost:3000/api/v1/connections";
  return connections.POST(new Request(url, { method: "POST", headers, body: JSON.stringify(gorgias) }), {
    params: Promise.resolve({}),
  });
}

function expectOneSentence(message: string): void {
  expect(message).toMatch(/^[A-Z][^\n]*[^.]\.$/);
}
