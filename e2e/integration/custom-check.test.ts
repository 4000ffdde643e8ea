import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as linkSessions from "@/app/api/v1/link-sessions/route";
import { registerTypeInput } from "@/lib/services/destination-type/intake/custom-type-input";
import { registerDestinationType } from "@/lib/services/destination-type/register-destination-type";
import { replaceDestinationType } from "@/lib/services/destination-type/replace-destination-type";
import { retireDestinationType } from "@/lib/services/destination-type/retire-destination-type";
import { getFramePage } from "@/lib/services/link-session/get-frame-page";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { getStore } from "@/lib/store/store-holder";
import { findSecrets } from "../canary/find-secret";
import { type HttpEmulator, startHttpEmulator } from "../rigs/http-emulator";
import { createTlsMaterial } from "../rigs/tls-material";
import { acmeRoutes, key } from "./fixtures/acme-api";
import { callOperation } from "./fixtures/call-operation";
import { failureOf, outcomeOf } from "./fixtures/check-run";
import { acmeWith } from "./fixtures/custom-type";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { actions, codeOf, type Frame, openFrame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`a type of the workspace's own, captured on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let rig: HttpEmulator;
    let good: PropertyValues;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "checks" });
      rig = await startHttpEmulator({ routes: acmeRoutes, tls: (await createTlsMaterial()).server });
      good = { host: "localhost", port: String(rig.port), account: "north", api_key: key };
    });
    afterAll(async () => {
      await instance.stop();
      await Promise.all([server.stop(), rig.stop()]);
    });

    const bodyOf = (id: string, changes: Readonly<Record<string, unknown>> = {}) =>
      registerTypeInput.parse(acmeWith({ id, ...changes }));
    const register = async (id: string) => {
      await registerDestinationType({ caller: instance.caller, body: bodyOf(id) });
      return id;
    };
    const replace = async (type: string, changes: Readonly<Record<string, unknown>>) => {
      const { id: _, ...body } = bodyOf(type, changes);
      return replaceDestinationType({ caller: instance.caller, type, body });
    };
    let count = 0;
    const open = (type: string, over = {}) =>
      openFrame({
        instance,
        body: {
          recipient: { externalId: `customer-${++count}` },
          destinationTypes: [type],
          trustCertificates: true,
          ...over,
        },
      });
    const complete = ({ bearer }: Frame, type: string, values: PropertyValues) =>
      actions.completeStep({ bearer, type, stepId: "where", values });
    const checked = async (frame: Frame, type: string, values: PropertyValues) => {
      take(await complete(frame, type, values));
      const check = take(await actions.submit({ bearer: frame.bearer, type }));
      return { check, outcome: await outcomeOf({ frame, check }) };
    };

    test("its form is shown, its check passes, and the session ends well", async () => {
      const type = await register("captured");
      const frame = await open(type);
      expect(frame.openType?.card.steps.map(({ id }) => id)).toEqual(["where", "check", "fully_configured"]);
      const { check, outcome } = await checked(frame, type, good);
      expect(check.plan.map(({ id }) => id)).toEqual(["resolve_host", "tcp_connect", "tls", "sign_in"]);
      expect(outcome.results.map(({ status }) => status)).toEqual(["PASSED", "PASSED", "PASSED", "PASSED"]);
      const completed = take(await actions.complete({ bearer: frame.bearer }));
      expect(completed).toMatchObject({ destinationType: type, connectionName: "Acme Reports" });
      const row = await getStore().prisma.connection.findFirst({ where: { id: check.connectionId } });
      expect(row).toMatchObject({ typeVersion: 1, status: "connected", secretProperties: ["api_key"] });
      const places = {
        database: await dumpDatabase(),
        log: instance.log(),
        results: JSON.stringify(outcome),
      };
      for (const [place, content] of Object.entries(places)) {
        expect(findSecrets({ place, content, secrets: { key } })).toEqual([]);
      }
    });

    test.each([
      [
        "a wrong key",
        { api_key: "wrong-key-4711" },
        "auth_failed",
        "api_key",
        "Make a new key under Settings.",
      ],
      ["an account that is off", { account: "off" }, "login_disabled", "account", "Switch it on at Acme."],
      ["a redirect, which is not followed", { account: "moved" }, "wrong_service", "host", undefined],
      ["a private address", { host: "10.0.0.1" }, "address_not_allowed", "host", undefined],
      ["the metadata service", { host: "169.254.169.254" }, "address_not_allowed", "host", undefined],
      ["a key with a line break", { api_key: `${key}\r\nX-Evil: 1` }, "invalid_value", "api_key", undefined],
    ])("%s fails with its code, field and hint", async (label, over, code, field, hint) => {
      const type = "failing";
      if ((await getStore().prisma.customDestinationType.count({ where: { typeId: type } })) === 0) {
        await register(type);
      }
      const before = rig.calls.length;
      const { outcome } = await checked(await open(type), type, { ...good, ...over });
      const failure = failureOf(outcome);
      expect({ label, code: failure?.code, field: failure?.field }).toEqual({ label, code, field });
      if (hint !== undefined) expect(failure?.hint).toBe(hint);
      const calls = rig.calls.slice(before);
      expect(calls.filter(({ headers }) => "x-evil" in headers)).toEqual([]);
      expect(calls.filter(({ path }) => path === "/v1/accounts/north").length).toBe(
        "account" in over || code === "invalid_value" || "host" in over ? 0 : 1,
      );
      expect(JSON.stringify(outcome)).not.toContain(key);
    });

    test("the server judges what the browser is not told", async () => {
      const type = await register("judged");
      const frame = await open(type);
      const page = await getFramePage({ sessionId: frame.sessionId });
      expect(page?.destinationTypes).toMatchObject([{ id: type, title: "Acme Reports" }]);
      for (const card of [page?.card, frame.openType?.card]) {
        expect(JSON.stringify(card)).toContain('"maxLength":20');
        expect(JSON.stringify(card)).not.toContain("pattern");
      }
      const refused = await complete(frame, type, { ...good, account: "NORTH-1" });
      expect(codeOf(refused)).toBe("invalid_input");
      expect(refused.ok ? [] : refused.error.fields?.map(({ property }) => property)).toEqual(["account"]);
      const early = await actions.submit({ bearer: frame.bearer, type });
      expect(codeOf(early)).toBe("invalid_input");
    });

    test("a new version changes nothing for the connections there are: form, edit and check", async () => {
      const type = await register("versioned");
      const first = await checked(await open(type), type, good);
      expect(first.outcome.outcome).toBe("passed");
      await replace(type, {
        "steps.0.properties.2.name": "organisation",
        "check.requests.0.url": "https://{{host}}:{{port}}/v2/{{organisation}}",
        "check.requests.0.expect.json": undefined,
      });
      const { connectionId } = first.check;
      const edit = await openFrame({ instance, body: { mode: "edit", connectionId } });
      const page = await getFramePage({ sessionId: edit.sessionId });
      for (const card of [page?.card, edit.openType?.card]) {
        expect(JSON.stringify(card)).toContain('"account"');
        expect(JSON.stringify(card)).not.toContain("organisation");
      }
      const again = await checked(edit, type, { ...good, account: "south", api_key: "" });
      expect(again.outcome.outcome).toBe("passed");
      expect(rig.calls.at(-1)?.path).toBe("/v1/accounts/south");
      const fresh = await open(type);
      expect(JSON.stringify(fresh.openType?.card)).toContain("organisation");
      const { account: _, ...others } = good;
      const newer = await checked(fresh, type, { ...others, organisation: "north" });
      expect(failureOf(newer.outcome)?.code).toBe("not_found");
      expect(rig.calls.at(-1)?.path).toBe("/v2/north");
    });

    test("retired, it takes no new connection and keeps those there are", async () => {
      const type = await register("retiring");
      const recipient = { externalId: "keeper" };
      const { check } = await checked(await open(type, { recipient }), type, good);
      const late = await open(type);
      await retireDestinationType({ caller: instance.caller, type });
      expect(codeOf(await complete(late, type, good))).toBe("not_found");
      expect((await getFramePage({ sessionId: late.sessionId }))?.card).toBeNull();
      const body = {
        recipient: { externalId: "x" },
        destinationTypes: [type],
        allowedOrigins: ["https://host.example"],
      };
      const made = await callOperation({ handler: linkSessions.POST, method: "POST", body });
      expect(made.json.detail).toMatchObject([{ loc: ["body", "destinationTypes", 0] }]);
      const edit = await open(type, {
        recipient,
        mode: "edit",
        connectionId: check.connectionId,
        destinationTypes: undefined,
      });
      expect((await checked(edit, type, { ...good, account: "south" })).outcome.outcome).toBe("passed");
    });

    test("what the host fixes is judged by the type's own pattern", async () => {
      const type = await register("fixed");
      const fields = (value: string) => ({
        [type]: [{ property: "account", mode: "locked" as const, value }],
      });
      await expect(open(type, { fields: fields("NORTH") })).rejects.toMatchObject({ code: "invalid_input" });
      const frame = await open(type, { fields: fields("north") });
      const { account: _, ...others } = good;
      expect((await checked(frame, type, others)).outcome.outcome).toBe("passed");
    });
  });
}
