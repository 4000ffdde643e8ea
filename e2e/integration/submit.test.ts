import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findSecrets } from "../canary/find-secret";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { actions, answer, codeOf, openFrame } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import {
  completeAnswers,
  filledFrame,
  forgetSubmissions,
  openedSecrets,
  password,
  send,
  submissions,
} from "./fixtures/submission";

const type = "postgres";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`submit on ${name}`, () => {
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
    beforeEach(forgetSubmissions);

    const secretsOf = (connectionId: string, version: number) =>
      openedSecrets({ instance, connectionId, version });

    test("connection, credential, check, audit entry and job are there together", async () => {
      const frame = await filledFrame({ instance });
      const { connectionId, checkRunId, plan } = await send(frame);
      const { connections, credentials, checkRuns, audit, jobs } = await submissions();
      const { workspaceId: mine } = instance.caller;
      expect(connections).toMatchObject([
        { id: connectionId, workspaceId: mine, status: "needs_verification", credentialVersion: 1 },
      ]);
      expect(connections[0]?.secretProperties).toEqual(["password"]);
      expect(connections[0]?.config).toEqual({
        ...completeAnswers,
        password: undefined,
      });
      expect(credentials).toMatchObject([{ connectionId, version: 1, workspaceId: mine }]);
      expect(checkRuns).toMatchObject([{ id: checkRunId, connectionId, state: "queued", plan }]);
      const actor = `link_session:${frame.sessionId}`;
      expect(audit).toMatchObject([{ action: "connection.created", subject: connectionId, actor }]);
      expect(jobs).toEqual([{ workspaceId: mine, checkRunId }]);
      expect(await secretsOf(connectionId, 1)).toEqual({ password });
    });

    test("no plaintext of a secret stands anywhere, and no answer repeats it", async () => {
      const answers = JSON.stringify(await send(await filledFrame({ instance })));
      const { credentials } = await submissions();
      expect(Object.keys(credentials[0]?.sealedFields as object)).toEqual(["/password"]);
      const places = { answers, database: await dumpDatabase(), log: instance.log() };
      for (const [place, content] of Object.entries(places)) {
        expect(findSecrets({ place, content, secrets: { password } })).toEqual([]);
      }
    });

    test("everything wrong is named at once, in the order of the form, and nothing is stored", async () => {
      const frame = await filledFrame({
        instance,
        values: { host: "https://db/", port: "0", username: "", password: "x", sslrootcert: "PEM" },
      });
      const result = await actions.submit({ bearer: frame.bearer, type });
      const fields = result.ok ? [] : (result.error.fields ?? []);
      expect(codeOf(result)).toBe("invalid_input");
      expect(fields.map((field) => field.property)).toEqual(["host", "port", "username", "sslrootcert"]);
      expect((await submissions()).connections).toEqual([]);
    });

    test("a form nobody filled in names every required field", async () => {
      const frame = await openFrame({ instance, body: { recipient: { externalId: "nobody" } } });
      const result = await actions.submit({ bearer: frame.bearer, type });
      const names = result.ok ? [] : (result.error.fields ?? []).map((field) => field.property);
      expect(names).toEqual(["host", "port", "database", "username", "password", "ssl", "encryption_type"]);
    });

    test("answers to fields that no longer apply are dropped, generated keys among them", async () => {
      const frame = await filledFrame({
        instance,
        values: {
          encryption_type: "ssh",
          encryption_host: "bastion",
          encryption_username: "u",
          ssl: "false",
        },
      });
      await answer({ frame, values: { ssl_mode: "verify-ca", encryption_type: "none" } });
      const { connectionId } = await send(frame);
      const { connections } = await submissions();
      expect(Object.keys(connections[0]?.config as object).sort()).toEqual(
        ["database", "encryption_type", "host", "port", "ssl", "username"].sort(),
      );
      expect(await secretsOf(connectionId, 1)).toEqual({ password });
    });

    test("with a tunnel the generated private key is sealed, its public half shown", async () => {
      const tunnel = { encryption_host: "bastion", encryption_port: "22", encryption_username: "tunnel" };
      const frame = await filledFrame({ instance, values: { ...tunnel, encryption_type: "ssh" } });
      const { connectionId } = await send(frame);
      const { connections } = await submissions();
      expect(connections[0]?.config).toMatchObject({ ...frame.openType?.generated, ...tunnel });
      const secrets = await secretsOf(connectionId, 1);
      expect(Object.keys(secrets).sort()).toEqual(["password", "ssh_private_key"]);
      expect(secrets.ssh_private_key).toMatch(/^-----BEGIN OPENSSH PRIVATE KEY-----/);
    });

    test.each([
      ["locked", "host-says.example.com"],
      ["hidden", "host-says.example.com"],
      ["default", "user-says.example.com"],
    ] as const)("of a value the host gives as %s and another one sent, %s counts", async (mode, counts) => {
      const fields = { postgres: [{ property: "host", mode, value: "host-says.example.com" }] };
      await send(
        await filledFrame({ instance, body: { fields }, values: { host: "user-says.example.com" } }),
      );
      expect((await submissions()).connections[0]?.config).toMatchObject({ host: counts });
    });

    test("sent again it is the same connection with a second version; a blank secret is carried over", async () => {
      const frame = await filledFrame({ instance });
      const { connectionId } = await send(frame);
      await answer({ frame, values: { database: "other", password: "" } });
      expect((await send(frame)).connectionId).toBe(connectionId);
      await answer({ frame, values: { password: "a new one" } });
      await send(frame);
      const { connections, credentials, audit, jobs } = await submissions();
      expect(connections).toMatchObject([
        { id: connectionId, credentialVersion: 3, config: { database: "other" } },
      ]);
      expect(credentials.map((row) => row.version)).toEqual([1, 2, 3]);
      expect(await secretsOf(connectionId, 2)).toEqual({ password });
      expect(await secretsOf(connectionId, 3)).toEqual({ password: "a new one" });
      expect(audit.map((row) => row.action)).toEqual([
        "connection.created",
        "connection.credentials_replaced",
        "connection.credentials_replaced",
      ]);
      expect(jobs).toHaveLength(3);
    });

    test("a later session of the recipient goes on with the same connection", async () => {
      const recipient = { externalId: "returning" };
      const { connectionId } = await send(await filledFrame({ instance, body: { recipient } }));
      const later = await openFrame({ instance, body: { recipient } });
      expect((await send(later)).connectionId).toBe(connectionId);
      expect((await submissions()).connections).toHaveLength(1);
    });

    test("an edit of a stored connection keeps the secret that was left blank", async () => {
      const recipient = { externalId: "editor" };
      const { connectionId } = await send(await filledFrame({ instance, body: { recipient } }));
      const frame = await openFrame({ instance, body: { recipient, mode: "edit", connectionId } });
      expect(frame.openType?.saved).toMatchObject({
        values: { host: "db.example.com" },
        configured: ["password"],
      });
      await answer({ frame, values: { host: "moved.example.com", password: "" } });
      expect((await send(frame)).connectionId).toBe(connectionId);
      expect((await submissions()).connections).toMatchObject([
        { config: { host: "moved.example.com" }, secretProperties: ["password"], credentialVersion: 2 },
      ]);
      expect(await secretsOf(connectionId, 2)).toEqual({ password });
    });
  });
}
