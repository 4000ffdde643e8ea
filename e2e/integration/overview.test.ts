import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDays } from "@/lib/services/overview/close-days";
import { getOverview } from "@/lib/services/overview/get-overview";
import { addDays, utcDay } from "@/lib/shared/utc-day";
import { tenantStore } from "@/lib/store/tenant-store";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { addConnection, addEvent, addSession } from "./fixtures/overview-rows";
import { createTenant } from "./fixtures/tenant";

const dayMs = 24 * 60 * 60 * 1000;
const ago = (days: number) => new Date(Date.now() - days * dayMs);

for (const { name, start } of oneDatabase) {
  describe(`overview on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    const tenant = async () => {
      const { workspaceId } = await createTenant({ name: "Overview" });
      return { workspaceId, memberId: randomUUID(), role: "viewer" } as const;
    };

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    test("an empty workspace needs nobody", async () => {
      const overview = await getOverview({ caller: await tenant(), days: 30 });
      expect(overview.statuses).toMatchObject({ total: 0, isCapped: false });
      expect(overview.statuses.days).toHaveLength(1);
      expect(overview).toMatchObject({
        failing: [],
        funnel: { all: { opened: 0 }, types: [] },
        ending: [],
        webhooks: { total: 0, troubled: [] },
        reviews: { waiting: 0, oldest: null },
        keys: { credentials: { total: 0 } },
      });
    });

    test("connections count by status and by cause, of this workspace alone", async () => {
      const caller = await tenant();
      const other = await tenant();
      for (const code of ["auth_failed", "auth_failed", "ssh_host_key_mismatch", null])
        await addConnection({ ...caller, status: "invalid", verificationErrorCode: code });
      await addConnection({ ...caller, status: "connected", verificationErrorCode: "timeout" });
      await addConnection({ ...other, status: "invalid", verificationErrorCode: "auth_failed" });
      const { statuses, failing } = await getOverview({ caller, days: 7 });
      expect(statuses.now).toEqual({
        incomplete: 0,
        needs_verification: 0,
        connected: 1,
        invalid: 4,
        disabled: 0,
      });
      expect(failing).toEqual([
        { code: "auth_failed", count: 2 },
        { code: "ssh_host_key_mismatch", count: 1 },
        { code: null, count: 1 },
      ]);
    });

    test("a funnel tells how far users came, where they stopped and which test failed", async () => {
      const caller = await tenant();
      const connectionId = await addConnection({ ...caller, status: "connected" });
      const submitted = { ...caller, connectionId, exchangedAt: ago(1) };
      await addSession({
        ...submitted,
        steps: ["server"],
        fails: ["auth_failed", "auth_failed"],
        outcome: "success",
      });
      await addSession({ ...submitted, steps: ["server"], fails: ["timeout"], lastStepId: "check" });
      await addSession({ ...caller, exchangedAt: ago(1), steps: ["server"], lastStepId: "security" });
      await addSession({ ...caller, exchangedAt: ago(1), destinationTypes: ["postgres", "s3"] });
      await addSession({ ...caller, exchangedAt: new Date(), isOpen: true });
      await addSession({ ...caller, exchangedAt: ago(40) });
      const { funnel } = await getOverview({ caller, days: 30 });
      expect(funnel.all).toEqual({ opened: 5, stepped: 3, tested: 2, connected: 1 });
      expect(funnel.types.map(({ type }) => type)).toEqual(["postgres", ""]);
      expect(funnel.types[0]).toMatchObject({
        title: "PostgreSQL",
        opened: 4,
        stops: [
          { step: "check", title: "Tests", count: 1 },
          { step: "security", count: 1 },
        ],
        failures: [
          { test: "sign_in", code: "auth_failed", count: 1 },
          { test: "sign_in", code: "timeout", count: 1 },
        ],
      });
      expect(funnel.types[1]).toMatchObject({ title: "Not chosen yet", opened: 1, stepped: 0 });
    });

    test("days that were counted and sessions that were not add up to the same", async () => {
      const caller = await tenant();
      for (const days of [0, 1, 2, 3, 5, 9]) {
        await addSession({ ...caller, exchangedAt: ago(days), steps: ["server"], lastStepId: "security" });
      }
      const live = await getOverview({ caller, days: 30 });
      await closeDays({ now: new Date() });
      const kept = await tenantStore(caller).captureDay.findMany({ where: { measure: "opened" } });
      expect(kept.map(({ day }) => utcDay(day))).toEqual([9, 5, 3, 2].map((days) => utcDay(ago(days))));
      const after = await getOverview({ caller, days: 30 });
      expect(after.funnel).toEqual(live.funnel);
      expect(after.funnel.all.opened).toBe(6);
      await closeDays({ now: new Date() });
      expect((await getOverview({ caller, days: 30 })).funnel).toEqual(live.funnel);
      expect((await getOverview({ caller, days: 7 })).funnel.all.opened).toBe(5);
    });

    test("a missed day is made up from the events, and midnight counts as it stands", async () => {
      const caller = await tenant();
      const tell = (days: number, connectionId: string, type: string, payload: object = {}) =>
        addEvent({ ...caller, at: ago(days), connectionId, type, payload });
      const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
      await tell(4, first, "connection.created", { provider: "postgres" });
      await tell(4, second, "connection.created", { provider: "postgres" });
      await tell(3, first, "connection.status_changed", { from: "needs_verification", to: "connected" });
      await tell(3, third, "connection.created", { provider: "s3" });
      await tell(2, first, "connection.credentials_replaced", { version: 2 });
      await tell(2, second, "connection.disabled", { changed: [] });
      await tell(2, third, "connection.deleted", { provider: "s3" });
      await addConnection({ ...caller, status: "invalid" });
      await closeDays({ now: new Date() });
      const { days } = (await getOverview({ caller, days: 7 })).statuses;
      const told = days.map(({ day, counts: { connected, needs_verification, disabled, invalid } }) => [
        day,
        { connected, needs_verification, disabled, invalid },
      ]);
      const of = (connected: number, needs_verification: number, disabled: number, invalid = 0) => ({
        connected,
        needs_verification,
        disabled,
        invalid,
      });
      expect(told).toEqual([
        [utcDay(ago(4)), of(0, 2, 0)],
        [utcDay(ago(3)), of(1, 2, 0)],
        [utcDay(ago(2)), of(1, 0, 1)],
        [utcDay(ago(1)), of(1, 0, 1)],
        [utcDay(ago(0)), of(0, 0, 0, 1)],
      ]);
      const midnight = new Date(`${addDays({ day: utcDay(Date.now()), days: 1 })}T00:00:20.000Z`);
      await closeDays({ now: midnight });
      const kept = await tenantStore(caller).statusDay.findMany({
        where: { day: new Date(utcDay(Date.now())), count: { gt: 0 } },
      });
      expect(kept).toMatchObject([{ status: "invalid", count: 1 }]);
    });
  });
}
