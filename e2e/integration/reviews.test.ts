import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as release from "@/app/api/v1/connections/[id]/release/route";
import * as one from "@/app/api/v1/connections/[id]/route";
import type { MemberCaller } from "@/lib/services/caller";
import { approveReview } from "@/lib/services/review/approve-review";
import { getReview } from "@/lib/services/review/get-review";
import { sendBackReview } from "@/lib/services/review/send-back-review";
import { getStore } from "@/lib/store/store-holder";
import { createApiKey } from "./fixtures/api-key";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { actions, answer, openFrame, take } from "./fixtures/frame";
import { createSession } from "./fixtures/host";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { memberOf, passTests, pendingReview, pendingReviews, submitReviewed } from "./fixtures/review-scene";
import { password, send } from "./fixtures/submission";
import { fromHere, onlyHere } from "./fixtures/tenant";

for (const { name, start } of oneDatabase) {
  describe(`reviews on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let key: string;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      await policy(true);
      const { workspaceId } = instance.caller;
      key = await createApiKey({ workspaceId, scopes: ["credentials:release"], ...onlyHere });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const policy = (requireReview: boolean) =>
      getStore().prisma.workspace.updateMany({ data: { requireReview } });
    const member = (role: MemberCaller["role"]) => memberOf({ instance, role });
    const submitted = () => submitReviewed({ instance });
    const finish = passTests;
    const view = async (id: string) => (await callOperation({ handler: one.GET, path: { id } })).json;
    const pendingOf = (connectionId: string) => pendingReviews({ instance, connectionId });
    const onlyPending = (connectionId: string) => pendingReview({ instance, connectionId });
    const edit = ({ connectionId, externalId }: { connectionId: string; externalId: string }) =>
      openFrame({ instance, body: { mode: "edit", connectionId, recipient: { externalId } } });
    const releaseOf = (id: string) => {
      const body = { purpose: "nightly load" };
      return callOperation({
        handler: release.POST,
        method: "POST",
        path: { id },
        body,
        headers: fromHere,
        key,
      });
    };

    test("what passed its tests waits, is not released, and counts once it is approved", async () => {
      const { frame, connectionId } = await submitted();
      expect(await view(connectionId)).toMatchObject({
        status: "needs_verification",
        statusReason: "review_pending",
        lastVerifiedAt: null,
      });
      expect(await releaseOf(connectionId)).toMatchObject({ status: 409, json: { code: "review_pending" } });
      const completed = take(await actions.complete({ bearer: frame.bearer }));
      expect(completed).toMatchObject({ connectionId, pending: true });
      const again = take(await actions.complete({ bearer: frame.bearer }));
      expect(again.eventId).toBe(completed.eventId);
      const told = await getStore().prisma.event.findUniqueOrThrow({ where: { id: completed.eventId } });
      expect(told).toMatchObject({ type: "link_session.succeeded", payload: { pending: true } });

      const review = await onlyPending(connectionId);
      await approveReview({ caller: member("reviewer"), id: review.id });
      expect(await view(connectionId)).toMatchObject({ status: "connected", statusReason: null });
      expect(await releaseOf(connectionId)).toMatchObject({
        status: 200,
        json: { credentials: { password } },
      });
      expect(await pendingOf(connectionId)).toEqual([]);
      const events = await getStore().prisma.event.findMany({ where: { connectionId } });
      expect(events.map(({ type }) => type)).toEqual(
        expect.arrayContaining(["review.requested", "review.approved", "connection.status_changed"]),
      );
      // Accepted once, a later check asks nobody.
      await finish(connectionId);
      expect(await view(connectionId)).toMatchObject({ status: "connected" });
    });

    test("what is sent back opens at its step with the comment, and a newer change is reviewed anew", async () => {
      const { frame, connectionId, externalId } = await submitted();
      take(await actions.complete({ bearer: frame.bearer }));
      const first = await onlyPending(connectionId);
      const body = { stepId: "sign-in", comment: "Use a read-only user." };
      await sendBackReview({ caller: member("owner"), id: first.id, body });
      expect(await view(connectionId)).toMatchObject({ statusReason: "review_sent_back" });
      // Checked again unchanged, it is still to be mended.
      await finish(connectionId);
      expect(await view(connectionId)).toMatchObject({ statusReason: "review_sent_back" });
      expect(await pendingOf(connectionId)).toEqual([]);

      const session = await edit({ connectionId, externalId });
      expect(session.openType).toMatchObject({ review: body, saved: { stepId: "sign-in" } });
      await answer({ frame: session, values: { username: "reader" } });
      await send(session);
      await finish(connectionId);
      const second = await onlyPending(connectionId);
      expect(second).toMatchObject({ credentialVersion: 2 });
      const after = await edit({ connectionId, externalId });
      expect(after.openType?.review).toBeNull();
      await approveReview({ caller: member("reviewer"), id: second.id });
      expect(await view(connectionId)).toMatchObject({ status: "connected", credentialVersion: 2 });
    });

    test("a review tells what changed, of secrets only whether they did", async () => {
      const { connectionId, externalId } = await submitted();
      await approveReview({ caller: member("reviewer"), id: (await onlyPending(connectionId)).id });
      const session = await edit({ connectionId, externalId });
      await answer({ frame: session, values: { username: "reader", password: "another secret 9" } });
      await send(session);
      await finish(connectionId);
      const { id } = await onlyPending(connectionId);
      const review = await getReview({ caller: member("viewer"), id });
      expect(review).toMatchObject({ hasBefore: true, refusal: "role" });
      const changed = review.changes.filter(({ kind }) => kind !== "same");
      expect(changed).toEqual([
        expect.objectContaining({ property: "username", before: "loader", after: "reader", kind: "changed" }),
        expect.objectContaining({ property: "password", secret: true, before: null, after: null }),
      ]);
      expect(JSON.stringify(review)).not.toContain("another secret 9");
      expect(JSON.stringify(review)).not.toContain(JSON.stringify(password).slice(1, -1));
    });

    test("nobody approves what they asked for, nor without the role, nor twice", async () => {
      const owner = member("owner");
      const externalId = randomUUID();
      const body = {
        recipient: { externalId },
        destinationTypes: ["postgres"],
        allowedOrigins: ["https://host.example"],
      };
      const { connectionId } = await submitted();
      const made = await createSession({ instance: { caller: owner }, body });
      const review = await onlyPending(connectionId);
      const { connectionReview } = getStore().prisma;
      const by = async (requestedBy: string) =>
        connectionReview.update({ where: { id: review.id }, data: { requestedBy } });
      for (const requestedBy of [`member:${owner.memberId}`, `link_session:${made.id}`]) {
        await by(requestedBy);
        await expect(approveReview({ caller: owner, id: review.id })).rejects.toMatchObject({
          code: "review_refused",
        });
      }
      for (const role of ["operator", "viewer"] as const) {
        await expect(approveReview({ caller: member(role), id: review.id })).rejects.toMatchObject({
          code: "review_refused",
        });
      }
      expect(await view(connectionId)).toMatchObject({ statusReason: "review_pending" });
      const decisions = await Promise.allSettled(
        [1, 2, 3].map(() => approveReview({ caller: member("reviewer"), id: review.id })),
      );
      expect(decisions.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const foreign = { ...member("reviewer"), workspaceId: randomUUID() };
      await expect(getReview({ caller: foreign, id: review.id })).rejects.toMatchObject({
        code: "not_found",
      });
    });

    test("without the policy nothing waits, and what waited is connected by its next check", async () => {
      const { connectionId } = await submitted();
      await policy(false);
      await finish(connectionId);
      expect(await view(connectionId)).toMatchObject({ status: "connected" });
      const other = await submitted();
      expect(await view(other.connectionId)).toMatchObject({ status: "connected" });
      await policy(true);
      // What was connected before the policy goes on.
      await finish(other.connectionId);
      expect(await view(other.connectionId)).toMatchObject({ status: "connected" });
    });
  });
}
