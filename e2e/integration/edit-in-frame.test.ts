import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeReceipt } from "@/lib/services/connection/describe-receipt";
import { getStore } from "@/lib/store/store-holder";
import { findSecrets } from "../canary/find-secret";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, answer, openFrame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { filledFrame, password, send } from "./fixtures/submission";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`editing in the frame on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    let count = 0;
    const made = async () => {
      const recipient = { externalId: `editor-${++count}` };
      const frame = await filledFrame({ instance, body: { recipient } });
      return { frame, check: await send(frame), recipient };
    };
    const edit = (
      { recipient, check }: Awaited<ReturnType<typeof made>>,
      mode: "edit" | "reauthorize" = "edit",
    ) => openFrame({ instance, body: { mode, recipient, connectionId: check.connectionId } });
    const receiptOf = (connectionId: string) =>
      describeReceipt({ workspaceId: instance.caller.workspaceId, connectionId });

    test("what is in use is shown without a value of a secret: its age and fingerprint", async () => {
      const { openType } = await edit(await made());
      expect(openType?.stored?.values).toMatchObject({ host: "db.example.com", database: "shop" });
      const secrets = openType?.stored?.receipt?.secrets;
      expect(secrets).toEqual([
        {
          property: "password",
          fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
          since: expect.any(String),
          orEarlier: false,
        },
      ]);
      const content = JSON.stringify(openType);
      expect(findSecrets({ place: "frame", content, secrets: { password } })).toEqual([]);
    });

    test("a new connection shows nothing as stored", async () => {
      const { frame } = await made();
      const opened = take(await actions.openType({ bearer: frame.bearer, type: "postgres" }));
      expect(opened).toMatchObject({ stored: null, failure: null });
    });

    test("a secret left blank keeps age and fingerprint, one typed anew has another", async () => {
      const { frame, check } = await made();
      const before = (await receiptOf(check.connectionId))?.secrets[0];
      await answer({ frame, values: { port: "5433" } });
      await send(frame);
      const carried = await receiptOf(check.connectionId);
      expect(carried).toMatchObject({ version: 2, usedBy: null });
      expect(carried?.secrets).toEqual([before]);
      await answer({ frame, values: { password: "another one" } });
      await send(frame);
      const [after] = (await receiptOf(check.connectionId))?.secrets ?? [];
      expect(after?.fingerprint).not.toBe(before?.fingerprint);
      expect(after?.orEarlier).toBe(false);
      expect(Date.parse(after?.since ?? "")).toBeGreaterThan(Date.parse(before?.since ?? ""));
    });

    test("where versions before were destroyed, a secret may be older than what is known", async () => {
      const { frame, check } = await made();
      await answer({ frame, values: { port: "5433" } });
      await send(frame);
      const { connectionId } = check;
      await getStore().prisma.credentialVersion.deleteMany({ where: { connectionId, version: 1 } });
      expect((await receiptOf(connectionId))?.secrets[0]?.orEarlier).toBe(true);
    });

    test("a receipt is of its own workspace", async () => {
      const { check } = await made();
      const { connectionId } = check;
      const workspaceId = crypto.randomUUID();
      expect(await describeReceipt({ workspaceId, connectionId })).toBeNull();
    });

    test("it opens at what the last check failed at", async () => {
      const scene = await made();
      const { check } = scene;
      const failed = (field: string | undefined) =>
        getStore().prisma.checkRun.update({
          where: { id: check.checkRunId },
          data: {
            state: "finished",
            outcome: "failed",
            results: [{ id: "authenticate", status: "FAILED", message: "Wrong.", ...(field && { field }) }],
          },
        });
      await failed("password");
      const { openType } = await edit(scene);
      expect(openType?.failure).toEqual({ property: "password", message: "Wrong." });
      await failed(undefined);
      expect((await edit(scene)).openType?.failure).toBeNull();
    });

    test("signing in again opens at the step that asks for a secret", async () => {
      const { openType } = await edit(await made(), "reauthorize");
      expect(openType?.saved?.stepId).toBe("sign-in");
    });
  });
}
