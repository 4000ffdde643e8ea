import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as releaseRoute from "@/app/api/v1/connections/[id]/release/route";
import * as tablesRoute from "@/app/api/v1/connections/[id]/schema/tables/route";
import * as connectionsRoute from "@/app/api/v1/connections/route";
import * as sessionsRoute from "@/app/api/v1/link-sessions/route";
import { getConnection } from "@/lib/services/connection/get-connection";
import { listEvents } from "@/lib/services/event/list-events";
import { createLinkSession } from "@/lib/services/link-session/create-link-session";
import { createLinkSessionInput } from "@/lib/services/link-session/create-link-session-input";
import { getOverview } from "@/lib/services/overview/get-overview";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { sandboxScenarios, sandboxValue } from "@/lib/shared/sandbox/scenarios";
import { getStore } from "@/lib/store/store-holder";
import { callOperation } from "./fixtures/call-operation";
import { failureOf, outcomeOf } from "./fixtures/check-run";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, codeOf, exchange, hostOrigin, openFrame, take } from "./fixtures/frame";
import type { SessionBody } from "./fixtures/host";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { filledFrame, send } from "./fixtures/submission";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`sandbox mode on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "checks" });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    // No name here resolves: whatever were dialled would fail, and take its time to.
    const filled = (values: PropertyValues = {}, body: SessionBody = {}) =>
      filledFrame({ instance, values: { host: "db.invalid", ...values }, body: { sandbox: true, ...body } });
    const checked = async (values?: PropertyValues, body?: SessionBody) => {
      const frame = await filled(values, body);
      const check = await send(frame);
      return { frame, check, snapshot: await outcomeOf({ frame, check }) };
    };
    const viewOf = (id: string) => getConnection({ caller: instance.caller, where: { id } });

    test("without a value of the table everything passes, and the connection is connected", async () => {
      const { frame, check, snapshot } = await checked();
      expect(snapshot.outcome).toBe("passed");
      expect(snapshot.results.map(({ id }) => id)).toEqual(check.plan.map(({ id }) => id));
      expect(take(await actions.complete({ bearer: frame.bearer }))).toMatchObject({ pending: false });
      expect(await viewOf(check.connectionId)).toMatchObject({ status: "connected", sandbox: true });
    });

    const failing = sandboxScenarios.filter((one) => one.failure !== null);
    test.each(failing)("$id, asked for by an answer, points at that answer", async ({ id, failure }) => {
      const { snapshot } = await checked({ password: sandboxValue(id) });
      const failed = failureOf(snapshot);
      expect(failed?.code).toBe(failure.code);
      if (!("trust" in failure)) expect(failed?.field).toBe("password");
      expect(snapshot.outcome).toBe(failure.code === "timeout" ? "inconclusive" : "failed");
    });

    test("a part of an answer chooses too, and comes before the session's own scenario", async () => {
      const host = `${sandboxValue("host_unreachable")}.example.com`;
      const { snapshot } = await checked({ host }, { sandboxScenario: "wrong_password" });
      expect(failureOf(snapshot)).toMatchObject({ code: "host_unreachable", field: "host" });
      const other = await checked({}, { sandboxScenario: "wrong_password" });
      expect(failureOf(other.snapshot)).toMatchObject({ code: "auth_failed" });
    });

    test.each(["untrusted_certificate", "unknown_host_key"] as const)(
      "%s is approved as any peer is, and then passes",
      async (id) => {
        const { frame, check, snapshot } = await checked({ password: sandboxValue(id) });
        const trust = failureOf(snapshot)?.trust;
        if (trust === undefined) throw new Error("nothing to approve");
        const { kind, fingerprint } = trust;
        const { bearer } = frame;
        const { checkRunId } = check;
        const again = take(await actions.approveTrust({ bearer, checkRunId, kind, fingerprint }));
        expect((await outcomeOf({ frame, check: again })).outcome).toBe("passed");
      },
    );

    test("token_expired ends the session once, and the next one goes on with the same draft", async () => {
      const recipient = { externalId: "expiring" };
      const body = { sandbox: true, destinationTypes: ["postgres"], recipient };
      const frame = await openFrame({ instance, body });
      const save = (bearer: string) =>
        actions.saveDraft({
          bearer,
          type: "postgres",
          stepId: "sign-in",
          values: { username: sandboxValue("token_expired") },
        });
      expect(codeOf(await save(frame.bearer))).toBe("session_expired");
      expect(codeOf(await save(frame.bearer))).toBe("session_expired");
      const next = await openFrame({ instance, body });
      expect(codeOf(await save(next.bearer))).toBe("ok");
      expect(next.openType?.saved?.values.username).toBe(sandboxValue("token_expired"));
    });

    test("nothing of it is met outside: no draft, no connection, no renewed token", async () => {
      const recipient = { externalId: "both" };
      const { frame } = await checked({}, { recipient });
      const body = { recipient, destinationTypes: ["postgres"] };
      const real = await openFrame({ instance, body });
      expect(real.openType?.saved).toBeNull();
      const { sessionId } = frame;
      const foreign = await openFrame({ instance, body });
      const renewed = { sessionId, token: foreign.token, tabKey: foreign.tabKey };
      expect(codeOf(await exchange(renewed))).toBe("token_invalid");
    });

    test("a connection of the sandbox is neither released nor looked into", async () => {
      const { check } = await checked();
      const path = { id: check.connectionId };
      const body = { purpose: "a test" };
      const released = await callOperation({ handler: releaseRoute.POST, method: "POST", path, body });
      const looked = await callOperation({ handler: tablesRoute.GET, path });
      for (const refused of [released, looked])
        expect([refused.status, refused.json.code]).toEqual([409, "sandbox_connection"]);
      expect(await getStore().prisma.event.count({ where: { type: "credential.released" } })).toBe(0);
    });

    test("the database itself keeps a connection where it was made", async () => {
      const { check } = await checked();
      const change = getStore().prisma.connection.update({
        where: { id: check.connectionId },
        data: { sandbox: false },
      });
      await expect(change).rejects.toThrow();
    });

    test("a session of a connection is of the sandbox as the connection is", async () => {
      const { check } = await checked({}, { recipient: { externalId: "editor" } });
      const create = (over: object) =>
        createLinkSession({
          caller: instance.caller,
          body: createLinkSessionInput.parse({
            recipient: { externalId: "editor" },
            allowedOrigins: [hostOrigin],
            ...over,
          }),
        });
      const edit = await create({ mode: "edit", connectionId: check.connectionId });
      const row = await getStore().prisma.linkSession.findUnique({ where: { id: edit.id } });
      expect(row?.sandbox).toBe(true);
      await getStore().prisma.connection.create({
        data: {
          id: "6a4f0b0e-55c0-4c3e-9d8b-0d2c5b8f7a11",
          workspaceId: instance.caller.workspaceId,
          recipientId: row?.recipientId ?? "",
          destinationType: "postgres",
          name: "Real",
          slug: "real",
          config: {},
          createdBy: "system",
          updatedBy: "system",
        },
      });
      const real = { mode: "edit", connectionId: "6a4f0b0e-55c0-4c3e-9d8b-0d2c5b8f7a11" };
      await expect(create({ ...real, sandbox: true })).rejects.toMatchObject({ code: "invalid_input" });
      await expect(create({ sandboxScenario: "timeout" })).rejects.toMatchObject({ code: "invalid_input" });
    });

    test("it is marked in lists and events, can be filtered, and is in no figure of the overview", async () => {
      const list = async (handler: typeof connectionsRoute.GET, sandbox: string) => {
        const { status, json } = await callOperation({ handler, query: { sandbox, limit: "1000" } });
        expect([status, json.title]).toEqual([200, undefined]);
        return json;
      };
      const { connections } = await list(connectionsRoute.GET, "true");
      expect(connections.length).toBeGreaterThan(5);
      expect(connections.every((one: { sandbox: boolean }) => one.sandbox)).toBe(true);
      const real = await list(connectionsRoute.GET, "false");
      expect(real.connections.map((one: { slug: string }) => one.slug)).toEqual(["real"]);
      const { linkSessions } = await list(sessionsRoute.GET, "true");
      expect(linkSessions.every((one: { sandbox: boolean }) => one.sandbox)).toBe(true);
      const { events } = await listEvents({ caller: instance.caller, query: { limit: 1_000 } });
      const isOfSandbox = new Set(linkSessions.map((one: { id: string }) => one.id));
      for (const event of events) {
        if (event.linkSessionId !== null) expect(event.sandbox).toBe(isOfSandbox.has(event.linkSessionId));
      }
      expect(events.filter(({ type }) => type === "connection.checked").every((one) => one.sandbox)).toBe(
        true,
      );
      const { statuses, failing: causes, funnel } = await getOverview({ caller: instance.caller, days: 7 });
      expect([statuses.total, causes, funnel.all.tested]).toEqual([1, [], 0]);
    });
  });
}
