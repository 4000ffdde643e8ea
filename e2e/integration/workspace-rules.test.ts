import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import * as restore from "@/app/api/v1/connections/[id]/credentials/[version]/restore/route";
import * as reauthorize from "@/app/api/v1/connections/[id]/reauthorize/route";
import * as connections from "@/app/api/v1/connections/route";
import { InvalidInputError } from "@/lib/services/errors";
import { getSettings } from "@/lib/services/workspace/get-settings";
import { updateWorkspace, type WorkspaceChange } from "@/lib/services/workspace/update-workspace";
import { getStore } from "@/lib/store/store-holder";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { actions, answer, openFrame } from "./fixtures/frame";
import { createSession, type SessionBody } from "./fixtures/host";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { completeAnswers, filledFrame } from "./fixtures/submission";

const postgres = {
  host: "db.example.com",
  port: "5432",
  database: "shop",
  username: "loader",
  password: "x",
};

for (const { name, start } of oneDatabase) {
  describe(`rules of a workspace on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
    });
    const set = (body: WorkspaceChange) => updateWorkspace({ caller: instance.caller, body });
    afterEach(() => set({ allowedOrigins: [], branding: {}, forbidInsecureTls: false }));
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });
    const refusal = async (body: SessionBody) => {
      const error = await createSession({ instance, body }).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(InvalidInputError);
      return (error as InvalidInputError).problems.map(({ loc }) => loc.join("."));
    };
    const themeOf = async (id: string) =>
      (await getStore().prisma.linkSession.findUniqueOrThrow({ where: { id } })).theme;

    test("a session may name the origins of the workspace and no other", async () => {
      await set({ allowedOrigins: ["https://host.example", "https://app.host.example"] });
      await createSession({ instance });
      await createSession({ instance, body: { allowedOrigins: ["https://app.host.example"] } });
      const allowedOrigins = ["https://host.example", "http://host.example", "https://x.host.example"];
      expect(await refusal({ allowedOrigins })).toEqual(["body.allowedOrigins.1", "body.allowedOrigins.2"]);
      await createSession({ instance, body: { allowedOrigins: undefined, hosted: true } });
      await set({ allowedOrigins: [] });
      await createSession({ instance, body: { allowedOrigins } });
    });

    test("a session inherits the branding, and its own tokens lie on top", async () => {
      await set({ branding: { accent: "#117755", radius: 2, surface: "#fffaf0" } });
      const plain = await createSession({ instance });
      expect(await themeOf(plain.id)).toEqual({ accent: "#117755", radius: 2, surface: "#fffaf0" });
      const own = await createSession({ instance, body: { theme: { radius: 12, colorScheme: "dark" } } });
      expect(await themeOf(own.id)).toMatchObject({ accent: "#117755", radius: 12, colorScheme: "dark" });
    });

    test("a session cannot make a text of the branding unreadable", async () => {
      await set({ branding: { surface: "#101010", field: "#101010", text: "#f0f0f0", muted: "#cccccc" } });
      expect(await refusal({ theme: { text: "#333333" } })).toContain("body.theme.text");
    });

    test("the audit log tells what was changed, and the settings read so", async () => {
      await set({ branding: { accent: "#117755" }, forbidInsecureTls: true });
      const settings = await getSettings({ caller: instance.caller });
      expect(settings.branding).toEqual({ accent: "#117755" });
      expect(settings.policies.forbidInsecureTls).toBe(true);
      const told = await getStore().prisma.auditEvent.findMany({ where: { action: "workspace.updated" } });
      expect(told.map(({ data }) => data)).toContainEqual({ changed: ["branding", "forbidInsecureTls"] });
    });

    test("where TLS must stay on, the form refuses to switch it off, step and whole", async () => {
      const frame = await filledFrame({ instance, values: { ssl: "false" } });
      await set({ forbidInsecureTls: true });
      const { bearer } = frame;
      const step = { bearer, type: "postgres", stepId: "security", values: { ssl: "false" } };
      expect(await actions.completeStep(step)).toMatchObject({ error: { fields: [{ property: "ssl" }] } });
      const whole = await actions.submit({ bearer, type: "postgres" });
      expect(whole).toMatchObject({ ok: false, error: { fields: [{ property: "ssl" }] } });
      await answer({ frame, values: { ssl: "true" } });
      expect(await actions.submit({ bearer, type: "postgres" })).toMatchObject({ ok: true });
    });

    test("a step that asks for something else is not held up", async () => {
      await set({ forbidInsecureTls: true });
      const { bearer } = await openFrame({ instance, body: { destinationTypes: ["postgres"] } });
      const { host, port, database } = completeAnswers;
      const step = { bearer, type: "postgres", stepId: "where", values: { host, port, database } };
      expect(await actions.completeStep(step)).toMatchObject({ ok: true });
    });

    test("the API refuses it too: made anew, offered and restored", async () => {
      const create = (ssl: string) =>
        callOperation({
          handler: connections.POST,
          method: "POST",
          body: {
            name: "Shop",
            provider: "postgres",
            runSetupTests: false,
            credentials: { ...postgres, ssl },
          },
        });
      const made = await create("false");
      expect(made.status).toBe(201);
      const { id } = made.json as { id: string };
      const state = { state: "replaced", destroyAfter: new Date(Date.now() + 60_000) } as const;
      await getStore().prisma.credentialVersion.updateMany({ where: { connectionId: id }, data: state });
      await set({ forbidInsecureTls: true });
      const post = (handler: typeof reauthorize.POST, path: Record<string, string>, body?: object) =>
        callOperation({
          handler,
          method: "POST",
          path: { id, ...path },
          ...(body === undefined ? {} : { body }),
        });
      const answers = [
        await create("false"),
        await post(reauthorize.POST, {}, { credentials: { ...postgres, ssl: "false" } }),
        await post(restore.POST, { version: "1" }),
      ];
      for (const { status, json } of answers) {
        expect(status).toBe(422);
        expect(json).toMatchObject({ detail: [{ loc: ["body", "credentials", "ssl"] }] });
      }
    });
  });
}
