import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as reauthorize from "@/app/api/v1/connections/[id]/reauthorize/route";
import * as one from "@/app/api/v1/connections/[id]/route";
import type { MemberCaller } from "@/lib/services/caller";
import { approveReview } from "@/lib/services/review/approve-review";
import { listReviews } from "@/lib/services/review/list-reviews";
import { sendBackReview } from "@/lib/services/review/send-back-review";
import { getStore } from "@/lib/store/store-holder";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { memberOf, passTests, pendingReview, submitReviewed } from "./fixtures/review-scene";

for (const { name, start } of oneDatabase) {
  describe(`the queue of reviews on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      await getStore().prisma.workspace.updateMany({ data: { requireReview: true } });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const member = (role: MemberCaller["role"]) => memberOf({ instance, role });
    const submitted = () => submitReviewed({ instance });
    const finish = passTests;
    const view = async (id: string) => (await callOperation({ handler: one.GET, path: { id } })).json;
    const onlyPending = (connectionId: string) => pendingReview({ instance, connectionId });

    test("offered credentials take over on approval only, and are destroyed when sent back", async () => {
      const { connectionId } = await submitted();
      await approveReview({ caller: member("reviewer"), id: (await onlyPending(connectionId)).id });
      const offer = (username: string) => {
        const body = { credentials: { username } };
        return callOperation({
          handler: reauthorize.POST,
          method: "POST",
          path: { id: connectionId },
          body,
        });
      };
      const passed = async () => {
        await finish(connectionId);
        return onlyPending(connectionId);
      };
      await offer("older");
      const older = await passed();
      expect(await view(connectionId)).toMatchObject({ status: "connected", credentialVersion: 1 });
      await offer("newer");
      // It has taken the older one's place and its number, and was not tested yet.
      await expect(approveReview({ caller: member("reviewer"), id: older.id })).rejects.toMatchObject({
        code: "conflict",
      });
      const newer = await passed();
      const body = { stepId: "sign-in", comment: "Not this user." };
      await sendBackReview({ caller: member("reviewer"), id: newer.id, body });
      expect(await view(connectionId)).toMatchObject({ status: "connected", credentialVersion: 1 });
      const candidates = { connectionId, state: "candidate" as const };
      expect(await getStore().prisma.credentialVersion.count({ where: candidates })).toBe(0);
      await offer("last");
      const last = await passed();
      await approveReview({ caller: member("reviewer"), id: last.id });
      const config = expect.objectContaining({ username: "last" });
      expect(await view(connectionId)).toMatchObject({ status: "connected", credentialVersion: 2, config });
    });

    test("the queue is paged, newest first", async () => {
      const ids = [await submitted(), await submitted(), await submitted()].map((one) => one.connectionId);
      const caller = member("reviewer");
      const first = await listReviews({ caller, query: { limit: 2, state: "pending" } });
      expect(first.reviews.map((review) => review.connectionId)).toEqual([ids[2], ids[1]]);
      const cursor = first.nextCursor ?? "";
      const second = await listReviews({ caller, query: { limit: 2, state: "pending", cursor } });
      expect(second.reviews[0]?.connectionId).toBe(ids[0]);
      await expect(
        listReviews({ caller, query: { limit: 2, state: "approved", cursor } }),
      ).rejects.toMatchObject({ code: "bad_cursor" });
    });
  });
}
