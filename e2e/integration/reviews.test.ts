import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as reauthorize from "@/app/api/v1/connections/[id]/reauthorize/route";
import * as release from "@/app/api/v1/connections/[id]/release/route";
import * as one from "@/app/api/v1/connections/[id]/route";
import type { MemberCaller } from "@/lib/services/caller";
import { finishCheckRun } from "@/lib/services/check-run/finish-check-run";
import { approveReview } from "@/lib/services/review/approve-review";
import { getReview } from "@/lib/services/review/get-review";
import { listReviews } from "@/lib/services/review/list-reviews";
import { sendBackReview } from "@/lib/services/review/send-back-review";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { getStore } from "@/lib/store/store-holder";
import { createApiKey } from "./fixtures/api-key";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { actions, answer, type Frame, openFrame, take } from "./fixtures/frame";
import { createSession } from "./fixtures/host";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { filledFrame, password, send } from "./fixtures/submission";
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
    const member = (role: MemberCaller["role"]): MemberCaller => ({
      workspaceId: instance.caller.workspaceId,
      memberId: randomUUID(),
      role,
    });
    const finish = async (connectionId: string, result: Partial<SetupTestResult> = {}) => {
      const run = await getStore().prisma.checkRun.findFirstOrThrow({
        where: { connectionId },
        orderBy: { createdAt: "desc" },
      });
      const row = await getStore().prisma.connection.findUniqueOrThrow({ where: { id: connectionId } });
      const version = run.credentialVersion;
      const candidate = await getStore().prisma.credentialVersion.findFirst({
        where: { connectionId, version, state: "candidate" },
      });
      const checked = {
        version,
        isCandidate: row.credentialVersion !== version,
        config: {},
        wrappedKey: candidate?.wrappedKey ?? "",
      };
      const passed = { id: "x", title: "Sign in", message: "", details: [], durationMs: 1, status: "PASSED" };
      const results = [{ ...passed, ...result } as SetupTestResult];
      const { workspaceId } = instance.caller;
      await finishCheckRun({ workspaceId, connectionId, checkRunId: run.id, checked, results });
    };
    /** A connection that its user has submitted, with its tests passed. */
    const submitted = async () => {
      const externalId = randomUUID();
      const frame = await filledFrame({ instance, body: { recipient: { externalId } } });
      const { connectionId } = await send(frame);
      await finish(connectionId);
      return { frame, connectionId, externalId };
    };
    const view = async (id: string) => (await callOperation({ handler: one.GET, path: { id } })).json;
    const releaseOf = (id: string) =>
      callOperation({
        handler: release.POST,
        method: "POST",
        path: { id },
        body: { purpose: "nightly load" },
        headers: fromHere,
        key,
      });
    const pendingOf = async (connectionId: string) => {
      const { reviews } = await listReviews({
        caller: member("reviewer"),
        query: { limit: 200, state: "pending" },
      });
      return reviews.filter((review) => review.connectionId === connectionId);
    };
    const onlyPending = async (connectionId: string) => {
      const [review, ...others] = await pendingOf(connectionId);
      if (review === undefined || others.length > 0) throw new Error("not one pending review");
      return review;
    };
    const edit = async (input: { connectionId: string; externalId: string }): Promise<Frame> =>
      openFrame({
        instance,
        body: { mode: "edit", connectionId: input.connectionId, recipient: { externalId: input.externalId } },
      });
    const eventsOf = async (connectionId: string) =>
      (await getStore().prisma.event.findMany({ where: { connectionId }, orderBy: { seq: "asc" } })).map(
        ({ type }) => type,
      );

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
      expect(await eventsOf(connectionId)).toEqual(
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

    test("offered credentials take over on approval only, and are destroyed when sent back", async () => {
      const { connectionId } = await submitted();
      await approveReview({ caller: member("reviewer"), id: (await onlyPending(connectionId)).id });
      const offer = async (username: string) => {
        const body = { credentials: { username } };
        await callOperation({ handler: reauthorize.POST, method: "POST", path: { id: connectionId }, body });
        await finish(connectionId);
        return onlyPending(connectionId);
      };
      const older = await offer("older");
      expect(await view(connectionId)).toMatchObject({ status: "connected", credentialVersion: 1 });
      const newer = await offer("newer");
      await expect(approveReview({ caller: member("reviewer"), id: older.id })).rejects.toMatchObject({
        code: "conflict",
      });
      const body = { stepId: "sign-in", comment: "Not this user." };
      await sendBackReview({ caller: member("reviewer"), id: newer.id, body });
      expect(await view(connectionId)).toMatchObject({ status: "connected", credentialVersion: 1 });
      const candidates = { connectionId, state: "candidate" as const };
      expect(await getStore().prisma.credentialVersion.count({ where: candidates })).toBe(0);
      const last = await offer("last");
      await approveReview({ caller: member("reviewer"), id: last.id });
      const config = expect.objectContaining({ username: "last" });
      expect(await view(connectionId)).toMatchObject({ status: "connected", credentialVersion: 2, config });
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
