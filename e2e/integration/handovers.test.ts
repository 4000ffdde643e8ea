import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getHostedPage } from "@/lib/services/link-session/get-hosted-page";
import { getLinkSession } from "@/lib/services/link-session/get-link-session";
import { getTimeline } from "@/lib/services/link-session/get-timeline";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { getStore } from "@/lib/store/store-holder";
import { findSecrets } from "../canary/find-secret";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { actions, codeOf, take } from "./fixtures/frame";
import { begin, handOver, open, plainAnswers, statesOf, tokenOf, type } from "./fixtures/handover";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { password } from "./fixtures/submission";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`handing over on ${name}`, () => {
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

    const begun = () => begin({ instance });
    const eventsOf = async (linkSessionId: string) =>
      (await getStore().prisma.event.findMany({ where: { linkSessionId }, orderBy: { seq: "asc" } })).map(
        ({ type: told, payload }) => [told, payload],
      );

    test("a colleague fills in one step: both sides are told that, and neither what", async () => {
      const frame = await begun();
      const made = await handOver(frame, "sign-in");
      expect(await getHostedPage({ sessionId: made.id })).toMatchObject({ status: "waiting" });
      expect(await statesOf(frame)).toEqual(["waiting"]);
      const colleague = await open(made);
      expect(await statesOf(frame)).toEqual(["opened"]);
      const steps = colleague.openType?.card.steps.filter((step) => step.type === "form") ?? [];
      expect(steps.map(({ id }) => id)).toEqual(["sign-in"]);
      // Of the other steps not even what is no secret.
      expect(JSON.stringify(colleague)).not.toContain(String(plainAnswers.host));
      const values = { username: "loader", password };
      const { bearer } = colleague;
      expect(codeOf(await actions.completeStep({ bearer, type, stepId: "sign-in", values }))).toBe("ok");
      expect(codeOf(await actions.completeStep({ bearer, type, stepId: "sign-in", values }))).toBe(
        "conflict",
      );
      const status = await actions.readHandovers({ bearer: frame.bearer });
      expect(take(status)).toMatchObject([{ id: made.id, state: "filled_in" }]);
      expect(JSON.stringify(status)).not.toMatch(/loader|Tr0ub4dor/);
      const reopened = take(await actions.openType({ bearer: frame.bearer, type }));
      expect(reopened.saved?.configured).toEqual(["password"]);
      expect(JSON.stringify(reopened)).not.toContain(password);
      expect(codeOf(await actions.submit({ bearer: frame.bearer, type }))).toBe("ok");
    });

    test("the host is told by events, the audit log and the session's status; no link and no secret is kept", async () => {
      const frame = await begun();
      const made = await handOver(frame, "sign-in", true);
      const { bearer } = await open(made);
      await actions.completeStep({ bearer, type, stepId: "sign-in", values: { password } });
      expect((await eventsOf(frame.sessionId)).at(-1)).toEqual([
        "link_session.handed_over",
        { to: made.id, stepId: "sign-in", secretsOnly: true, expiresAt: made.expiresAt },
      ]);
      expect((await eventsOf(made.id)).at(-1)).toEqual([
        "link_session.filled_in",
        { from: frame.sessionId, stepId: "sign-in", secretsOnly: true },
      ]);
      expect(await getLinkSession({ caller: instance.caller, id: made.id })).toMatchObject({
        status: "succeeded",
        outcome: "filled_in",
        handedOverBy: frame.sessionId,
      });
      const audit = await getStore().prisma.auditEvent.findMany({
        where: { subject: { in: [frame.sessionId, made.id] } },
      });
      expect(audit.map(({ action }) => action)).toEqual(
        expect.arrayContaining(["link_session.handed_over", "link_session.filled_in"]),
      );
      const { timeline } = await getTimeline({ caller: instance.caller, id: frame.sessionId });
      expect(timeline.map((moment) => moment.type)).toContain("link_session.handed_over");
      const content = `${await dumpDatabase()}${instance.log()}`;
      const secrets = { token: tokenOf(made).slice(-43), password };
      expect(findSecrets({ place: "database and log", content, secrets })).toEqual([]);
    });

    test("whoever was handed the secrets of a step can give nothing else, see nothing else and end nothing", async () => {
      const frame = await begun();
      await actions.saveDraft({
        bearer: frame.bearer,
        type,
        stepId: "sign-in",
        values: { username: "mine" },
      });
      const colleague = await open(await handOver(frame, "sign-in", true));
      const { bearer, openType } = colleague;
      const asked = openType?.card.steps.flatMap((step) => step.properties.map((property) => property.name));
      expect(asked).toEqual(["password"]);
      expect(openType?.saved).toBeNull();
      const save = (stepId: string, values: PropertyValues) =>
        actions.saveDraft({ bearer, type, stepId, values });
      expect(codeOf(await save("where", { host: "evil.example" }))).toBe("not_found");
      expect(codeOf(await save("sign-in", { username: "theirs", host: "evil.example" }))).toBe("ok");
      const { saved } = take(await actions.openType({ bearer: frame.bearer, type }));
      expect(saved?.values).toMatchObject({ username: "mine", host: plainAnswers.host });
      const refused = [
        await actions.submit({ bearer, type }),
        await actions.complete({ bearer }),
        await actions.retryChecks({ bearer, connectionId: "00000000-0000-4000-8000-000000000000" }),
        await actions.handOver({ bearer, type, stepId: "sign-in", secretsOnly: true, hours: 1 }),
        await actions.openType({ bearer, type: "s3" }),
      ];
      expect(refused.map(codeOf)).toEqual(["conflict", "conflict", "conflict", "conflict", "not_found"]);
    });

    test("a step that is not there, secrets where there are none, and a twenty-first link are refused", async () => {
      const frame = await begun();
      const ask = (stepId: string, secretsOnly = false) =>
        actions.handOver({ bearer: frame.bearer, type, stepId, secretsOnly, hours: 1 });
      expect(codeOf(await ask("nowhere"))).toBe("not_found");
      expect(codeOf(await ask("where", true))).toBe("not_found");
      for (let made = 0; made < 20; made += 1) expect(codeOf(await ask("where"))).toBe("ok");
      expect(codeOf(await ask("where"))).toBe("rate_limited");
    });
  });
}
