import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as release from "@/app/api/v1/connections/[id]/release/route";
import * as one from "@/app/api/v1/connections/[id]/route";
import { finishCheckRun } from "@/lib/services/check-run/finish-check-run";
import { destroyOldCredentials } from "@/lib/services/credential/destroy-old-credentials";
import { approveReview } from "@/lib/services/review/approve-review";
import { sendBackReview } from "@/lib/services/review/send-back-review";
import { getStore } from "@/lib/store/store-holder";
import { createApiKey } from "./fixtures/api-key";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, answer, openFrame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { memberOf, passTests, pendingReview, submitReviewed } from "./fixtures/review-scene";
import { password, send } from "./fixtures/submission";
import { fromHere, onlyHere } from "./fixtures/tenant";

/** Changes of a connection that counts, by its user in the frame, in a workspace that asks for reviews. */
for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`reviewed changes on ${name}`, () => {
    const changed = { username: "reader", password: "another secret 9" };
    let server: DatabaseServer;
    let instance: TestInstance;
    let key: string;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      await getStore().prisma.workspace.updateMany({ data: { requireReview: true } });
      const { workspaceId } = instance.caller;
      key = await createApiKey({ workspaceId, scopes: ["credentials:release"], ...onlyHere });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const reviewer = () => memberOf({ instance, role: "reviewer" });
    const view = async (id: string) => (await callOperation({ handler: one.GET, path: { id } })).json;
    const released = async (id: string) => {
      const call = { handler: release.POST, method: "POST" as const, path: { id }, headers: fromHere, key };
      return (await callOperation({ ...call, body: { purpose: "nightly load" } })).json.credentials;
    };
    const before = { username: "loader", password };
    const accepted = async () => {
      const { connectionId, externalId } = await submitReviewed({ instance });
      const { id } = await pendingReview({ instance, connectionId });
      await approveReview({ caller: reviewer(), id });
      return { connectionId, externalId };
    };
    const openEdit = ({ connectionId, externalId }: Awaited<ReturnType<typeof accepted>>) =>
      openFrame({ instance, body: { mode: "edit", connectionId, recipient: { externalId } } });
    const edited = async () => {
      const place = await accepted();
      const frame = await openEdit(place);
      await answer({ frame, values: changed });
      return { ...place, frame, check: await send(frame) };
    };
    const failTests = async (place: { connectionId: string; checkRunId: string }) => {
      const row = await getStore().prisma.credentialVersion.findFirstOrThrow({
        where: { connectionId: place.connectionId, state: "candidate" },
      });
      const checked = { version: row.version, isCandidate: true, config: {}, wrappedKey: row.wrappedKey };
      const test = { id: "x", title: "Sign in", message: "no", details: [], durationMs: 1 };
      const results = [{ ...test, status: "FAILED" as const }];
      await finishCheckRun({ ...place, workspaceId: row.workspaceId, checked, results });
    };

    test("what is in use goes on, and is what is released, until a reviewer lets the change", async () => {
      const { connectionId, frame } = await edited();
      const standing = { status: "connected", credentialVersion: 1, config: { username: "loader" } };
      expect(await view(connectionId)).toMatchObject(standing);
      await passTests(connectionId);
      expect(await view(connectionId)).toMatchObject(standing);
      expect(await released(connectionId)).toMatchObject(before);
      const completed = take(await actions.complete({ bearer: frame.bearer }));
      expect(completed).toMatchObject({ connectionId, pending: true });
      expect(await released(connectionId)).toMatchObject(before);

      const { id } = await pendingReview({ instance, connectionId });
      await approveReview({ caller: reviewer(), id });
      expect(await view(connectionId)).toMatchObject({ status: "connected", credentialVersion: 2 });
      expect(await released(connectionId)).toMatchObject(changed);
      expect(await getStore().prisma.draft.count({ where: { connectionId } })).toBe(0);
    });

    test("what is sent back never counted, and opens at its step with what was typed", async () => {
      const place = await edited();
      const { connectionId } = place;
      await passTests(connectionId);
      take(await actions.complete({ bearer: place.frame.bearer }));
      const { id } = await pendingReview({ instance, connectionId });
      const body = { stepId: "sign-in", comment: "Use a read-only user." };
      await sendBackReview({ caller: reviewer(), id, body });
      expect(await released(connectionId)).toMatchObject(before);
      const again = await openEdit(place);
      expect(again.openType).toMatchObject({
        review: body,
        saved: { stepId: "sign-in", values: { username: "reader" } },
      });
      await send(again);
      await passTests(connectionId);
      await approveReview({
        caller: reviewer(),
        id: (await pendingReview({ instance, connectionId })).id,
      });
      expect(await released(connectionId)).toMatchObject(changed);
    });

    test("one that failed is tried again as it is, and is gone a day later", async () => {
      const { connectionId, frame, check } = await edited();
      await failTests({ connectionId, checkRunId: check.checkRunId });
      expect(await actions.complete({ bearer: frame.bearer })).toMatchObject({ ok: false });
      expect(await released(connectionId)).toMatchObject(before);
      const retried = take(await actions.retryChecks({ bearer: frame.bearer, connectionId }));
      const { checkRun, credentialVersion } = getStore().prisma;
      const run = await checkRun.findUniqueOrThrow({ where: { id: retried.checkRunId } });
      expect(run.credentialVersion).toBe(2);
      await passTests(connectionId);
      // What a reviewer is asked about is not destroyed under their hands.
      expect(await credentialVersion.count({ where: { connectionId, destroyAfter: { not: null } } })).toBe(0);
      const { id } = await pendingReview({ instance, connectionId });
      await sendBackReview({ caller: reviewer(), id, body: { stepId: "sign-in", comment: "No." } });

      const second = await edited();
      await failTests({ connectionId: second.connectionId, checkRunId: second.check.checkRunId });
      const where = { connectionId: second.connectionId, state: "candidate" as const };
      await credentialVersion.updateMany({ where, data: { destroyAfter: new Date(0) } });
      await destroyOldCredentials();
      expect(await credentialVersion.count({ where })).toBe(0);
    });
  });
}
