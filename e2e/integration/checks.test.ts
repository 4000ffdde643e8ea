import { X509Certificate } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCheckRun } from "@/lib/services/check-run/run-check-run";
import { getConnection } from "@/lib/services/connection/get-connection";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { getStore } from "@/lib/store/store-holder";
import { findSecrets } from "../canary/find-secret";
import { findPostgresBinaries, type PostgresRig, startPostgres } from "../rigs/postgres";
import { requireRig } from "../rigs/require-rig";
import { createTlsMaterial, type TlsMaterial } from "../rigs/tls-material";
import { failureOf, follow, outcomeOf } from "./fixtures/check-run";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { actions, answer, codeOf, type Frame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { filledFrame, send } from "./fixtures/submission";

const password = 'correct-horse&"battery"';
const wrongPassword = "not-the-horse<battery>";
const destinationHere = requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null });

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere || !destinationHere)(`checks on ${name}`, () => {
    let material: TlsMaterial;
    let destination: PostgresRig;
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      material = await createTlsMaterial();
      const init = [`create role loader login password '${password}'`, "create database shop owner loader"];
      [destination, server] = await Promise.all([startPostgres({ tls: material.server, init }), start()]);
      instance = await startTestInstance({ settings: await server.fresh(), workers: "checks" });
    });
    afterAll(async () => {
      await instance.stop();
      await Promise.all([server.stop(), destination.stop()]);
    });

    const good = (): PropertyValues => ({
      host: "localhost",
      port: String(destination.port),
      database: "shop",
      username: "loader",
      password,
      sslrootcert: material.ca,
    });
    const filled = (values: PropertyValues = {}) =>
      filledFrame({ instance, values: { ...good(), ...values } });
    const viewOf = (id: string) => getConnection({ caller: instance.caller, where: { id } });

    test("the first submission right after the start takes less than 1.5 s", async () => {
      const frame = await filled();
      const started = performance.now();
      const check = await send(frame);
      expect(performance.now() - started).toBeLessThan(1_500);
      expect((await outcomeOf({ frame, check })).outcome).toBe("passed");
    });

    test("good credentials: every planned test passes in its order, and the connection is connected", async () => {
      const frame = await filled();
      const check = await send(frame);
      const snapshots = await follow({ frame, check });
      const last = snapshots.at(-1);
      expect(last).toMatchObject({ state: "finished", outcome: "passed", current: null });
      expect(last?.results.map((result) => result.id)).toEqual(check.plan.map((stage) => stage.id));
      expect(last?.results.map((result) => result.status)).not.toContain("FAILED");
      const counts = snapshots.map((snapshot) => snapshot.results.length);
      expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      expect(await viewOf(check.connectionId)).toMatchObject({
        status: "connected",
        verificationError: null,
        lastVerifiedAt: expect.any(String),
        secretFields: { password: { configured: true } },
      });
    });

    test("a wrong password: invalid, with code and field, put right without typing the rest again", async () => {
      const frame = await filled({ password: wrongPassword });
      const check = await send(frame);
      const ended = await outcomeOf({ frame, check });
      expect(ended.outcome).toBe("failed");
      expect(failureOf(ended)).toMatchObject({ code: "auth_failed", field: "password" });
      expect(await viewOf(check.connectionId)).toMatchObject({
        status: "invalid",
        verificationErrorCode: "auth_failed",
      });
      expect(codeOf(await actions.complete({ bearer: frame.bearer }))).toBe("conflict");
      await answer({ frame, values: { password } });
      const again = await send(frame);
      expect(again.connectionId).toBe(check.connectionId);
      expect((await outcomeOf({ frame, check: again })).outcome).toBe("passed");
      expect((await viewOf(check.connectionId)).status).toBe("connected");
    });

    test("no secret stands in results, database, log or API answers", async () => {
      const frame = await filled({ password: wrongPassword });
      const check = await send(frame);
      const answers = JSON.stringify([await follow({ frame, check }), await viewOf(check.connectionId)]);
      const secrets = { password, wrongPassword };
      for (const [place, content] of Object.entries({
        answers,
        database: await dumpDatabase(),
        log: instance.log(),
      })) {
        expect(findSecrets({ place, content, secrets })).toEqual([]);
      }
    });

    test("an untrusted certificate is shown, approved, and trusted from then on", async () => {
      const frame = await filled({ sslrootcert: "" });
      const check = await send(frame);
      const failure = failureOf(await outcomeOf({ frame, check }));
      const { fingerprint256: fingerprint } = new X509Certificate(material.server.cert);
      expect(failure).toMatchObject({
        code: "tls_untrusted",
        trust: { kind: "tls_certificate", fingerprint },
      });
      const approve = (wanted: string, checkRunId = check.checkRunId) =>
        actions.approveTrust({
          bearer: frame.bearer,
          checkRunId,
          kind: "tls_certificate",
          fingerprint: wanted,
        });

      const stranger = await filled({ sslrootcert: "" });
      const strangerCheck = await send(stranger);
      await outcomeOf({ frame: stranger, check: strangerCheck });
      const { fingerprint256: unseen } = new X509Certificate(material.renewed.cert);
      expect(codeOf(await approve(unseen))).toBe("not_found");
      expect(codeOf(await approve(fingerprint, strangerCheck.checkRunId))).toBe("not_found");
      expect(codeOf(await approve(fingerprint, crypto.randomUUID()))).toBe("not_found");
      expect(await getStore().prisma.trustApproval.count()).toBe(0);

      const approved = take(await approve(fingerprint));
      expect((await outcomeOf({ frame, check: approved })).outcome).toBe("passed");
      expect((await viewOf(check.connectionId)).status).toBe("connected");
      const actor = `link_session:${frame.sessionId}`;
      expect(await getStore().prisma.auditEvent.count({ where: { action: "trust.approved", actor } })).toBe(
        1,
      );
      const strangerAgain = await send(stranger);
      expect(failureOf(await outcomeOf({ frame: stranger, check: strangerAgain }))?.code).toBe(
        "tls_untrusted",
      );
    });

    test("a session without a connection has nothing to approve, retry, watch or complete", async () => {
      const { bearer } = await filled();
      const checkRunId = crypto.randomUUID();
      const approve = { bearer, checkRunId, kind: "tls_certificate", fingerprint: "AA" } as const;
      expect(codeOf(await actions.approveTrust(approve))).toBe("not_found");
      expect(codeOf(await actions.retryChecks({ bearer, connectionId: checkRunId }))).toBe("not_found");
      expect(codeOf(await actions.complete({ bearer }))).toBe("conflict");
      const check = { checkRunId, connectionId: checkRunId, plan: [] };
      await expect(follow({ frame: { bearer } as Frame, check })).rejects.toThrow(/^Error: 404|^404/);
    });

    test("the run of another session's connection cannot be watched or repeated", async () => {
      const frame = await filled();
      const check = await send(frame);
      await outcomeOf({ frame, check });
      const stranger = await filled();
      await send(stranger);
      await expect(follow({ frame: stranger, check })).rejects.toThrow(/404/);
      const { connectionId } = check;
      expect(codeOf(await actions.retryChecks({ bearer: stranger.bearer, connectionId }))).toBe("not_found");
    });

    test("a late run of an older version changes nothing but itself", async () => {
      const frame = await filled({ password: wrongPassword });
      const old = await send(frame);
      await outcomeOf({ frame, check: old });
      await answer({ frame, values: { password } });
      const check = await send(frame);
      await outcomeOf({ frame, check });
      const before = await viewOf(check.connectionId);
      const { checkRun, connection } = getStore().prisma;
      const { updatedAt } = await connection.findUniqueOrThrow({ where: { id: check.connectionId } });
      await checkRun.update({ where: { id: old.checkRunId }, data: { state: "running" } });
      const { workspaceId } = instance.caller;
      const job = { workspaceId, checkRunId: old.checkRunId };
      await runCheckRun({ job, signal: new AbortController().signal });
      expect(await checkRun.findUniqueOrThrow({ where: { id: old.checkRunId } })).toMatchObject({
        state: "finished",
        outcome: "inconclusive",
        // Nothing was dialled: the settings are the newer version's.
        results: [],
      });
      expect(await viewOf(check.connectionId)).toMatchObject({
        status: "connected",
        updatedAt: before.updatedAt,
      });
      expect((await connection.findUniqueOrThrow({ where: { id: check.connectionId } })).updatedAt).toEqual(
        updatedAt,
      );
    });
  });
}
