import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCheckRun } from "@/lib/services/check-run/run-check-run";
import { startCheckRun } from "@/lib/services/check-run/start-check-run";
import { getConnection } from "@/lib/services/connection/get-connection";
import type { CheckRunSnapshot, StartedCheck } from "@/lib/shared/capture/contract";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { getStore } from "@/lib/store/store-holder";
import { findSecrets } from "../canary/find-secret";
import { findPostgresBinaries, type PostgresRig, startPostgres } from "../rigs/postgres";
import { requireRig } from "../rigs/require-rig";
import { createTlsMaterial, type TlsMaterial } from "../rigs/tls-material";
import { outcomeOf } from "./fixtures/check-run";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, answer, codeOf, type Frame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { filledFrame, send } from "./fixtures/submission";

const password = "correct-horse";
const wrongPassword = "not-the-horse";
const destinationHere = requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null });

/** Ids of the tests that stood, and of those that ran. */
function split({ results }: CheckRunSnapshot) {
  const ids = (stood: boolean) =>
    results.filter((one) => (one.standsSince !== undefined) === stood).map(({ id }) => id);
  return { stood: ids(true), ran: ids(false) };
}

const network = ["resolve_host", "tcp_connect", "tls"];
const all = [...network, "authenticate", "database", "schema", "permissions", "write_probe"];

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere || !destinationHere)(`a check from the failed test on, on ${name}`, () => {
    let material: TlsMaterial;
    let destination: PostgresRig;
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      material = await createTlsMaterial();
      const init = [
        `create role loader login password '${password}'`,
        `create role newcomer login password '${password}'`,
        "create database shop owner loader",
      ];
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
    const sent = async (values: PropertyValues) => {
      const frame = await filledFrame({ instance, values: { ...good(), ...values } });
      const check = await send(frame);
      return { frame, check, ended: await outcomeOf({ frame, check }) };
    };
    const again = async (frame: Frame, values: PropertyValues) => {
      await answer({ frame, values });
      const check = await send(frame);
      return { check, ended: await outcomeOf({ frame, check }) };
    };
    const retry = async (frame: Frame, { connectionId }: StartedCheck) => {
      const check = take(await actions.retryChecks({ bearer: frame.bearer, connectionId }));
      return outcomeOf({ frame, check });
    };
    const age = ({ checkRunId }: StartedCheck, at: string) =>
      getStore().prisma.$executeRaw`
        update check_run set evidence = (select jsonb_agg(jsonb_set(one, '{at}', to_jsonb(${at}::text)))
        from jsonb_array_elements(evidence) one) where id = ${checkRunId}::uuid`;

    test("another password: the network's tests stand, and success rests on every test of the plan", async () => {
      const { frame, ended } = await sent({ password: wrongPassword });
      expect(split(ended)).toEqual({ stood: [], ran: all });
      const mended = await again(frame, { password });
      expect(mended.ended.outcome).toBe("passed");
      expect(split(mended.ended)).toEqual({ stood: network, ran: all.slice(3) });
      expect(mended.ended.results.map(({ id }) => id)).toEqual(mended.check.plan.map(({ id }) => id));
      expect(codeOf(await actions.complete({ bearer: frame.bearer }))).toBe("ok");
    });

    test("another host: nothing stands, its name and all behind it are tested anew", async () => {
      const { frame } = await sent({ password: wrongPassword });
      const { ended } = await again(frame, { host: "127.0.0.1", password });
      expect(split(ended).stood).toEqual([]);
      expect(ended.outcome).toBe("passed");
    });

    test("unchanged, after the rights were granted: all before stands, and what nothing builds on is not run", async () => {
      const { frame, check, ended } = await sent({ username: "newcomer" });
      expect(ended.results.find(({ status }) => status === "FAILED")?.id).toBe("schema");
      await destination.query({ sql: "grant usage, create on schema public to newcomer", database: "shop" });
      const retried = await retry(frame, check);
      expect(retried.outcome).toBe("passed");
      expect(split(retried)).toEqual({ stood: all.slice(0, 5), ran: all.slice(5) });
      const took = (snapshot: CheckRunSnapshot) => snapshot.results.find(({ id }) => id === "database");
      expect(took(retried)).toMatchObject({ durationMs: took(ended)?.durationMs });
    });

    test("what is older than five minutes does not stand", async () => {
      const { frame, check } = await sent({ password: wrongPassword });
      await age(check, new Date(Date.now() - 5 * 60_000).toISOString());
      expect(split(await retry(frame, check)).stood).toEqual([]);
      await age(check, new Date(Date.now() - 4 * 60_000).toISOString());
      expect(split(await retry(frame, check)).stood).toEqual(network);
    });

    test("tests of somebody else stand for nobody, nor do any for a check by API", async () => {
      const { check } = await sent({ password: wrongPassword });
      const { connectionId } = check;
      const run = async (requestedBy: string) => {
        const { workspaceId } = instance.caller;
        const started = await startCheckRun({ workspaceId, connectionId, requestedBy });
        const job = { workspaceId, checkRunId: started.checkRunId };
        await runCheckRun({ job, signal: new AbortController().signal });
        const row = await getStore().prisma.checkRun.findUniqueOrThrow({ where: { id: started.checkRunId } });
        return JSON.stringify(row.results);
      };
      expect(await run("link_session:ls_other")).not.toContain("standsSince");
      expect(await run("api_key:one")).not.toContain("standsSince");
      expect(await run("api_key:one")).not.toContain("standsSince");
    });

    test("evidence that was tampered with stands for nothing", async () => {
      const { frame, check } = await sent({ password: wrongPassword });
      await getStore().prisma.$executeRaw`
        update check_run set evidence = jsonb_set(evidence, '{1,digest}', '"00"')
        where id = ${check.checkRunId}::uuid`;
      expect(split(await retry(frame, check)).stood).toEqual(["resolve_host"]);
    });

    test("evidence holds no answer, and a server gone meanwhile is a failure", async () => {
      const { frame, check } = await sent({ password: wrongPassword });
      const row = await getStore().prisma.checkRun.findUniqueOrThrow({ where: { id: check.checkRunId } });
      const content = JSON.stringify(row.evidence);
      expect(findSecrets({ place: "evidence", content, secrets: { password, wrongPassword } })).toEqual([]);
      expect(content).not.toContain("localhost");
      await destination.stop();
      const { results } = await retry(frame, check);
      expect(results.map(({ status }) => status).slice(0, 3)).toEqual(["PASSED", "FAILED", "SKIPPED"]);
      const { connectionId: id } = check;
      expect(await getConnection({ caller: instance.caller, where: { id } })).toMatchObject({
        status: "invalid",
        verificationErrorCode: "connection_refused",
      });
    });
  });
}
