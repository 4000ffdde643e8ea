import { randomUUID } from "node:crypto";
import { decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as getKeys } from "@/app/api/v1/workspaces/[id]/jwks.json/route";
import { listSigningKeys } from "@/lib/services/event-signature/list-signing-keys";
import { rotateSigningKey } from "@/lib/services/event-signature/rotate-signing-key";
import { signTerminalEvent } from "@/lib/services/event-signature/sign-terminal-event";
import { getStore } from "@/lib/store/store-holder";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, type Frame, hostOrigin, openFrame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { anExit, connectedFrame, sendExit } from "./fixtures/session-end";
import { loadVerifier, type Received } from "./fixtures/verify-event";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`signed terminal events on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let verifier: Awaited<ReturnType<typeof loadVerifier>>;
    let success: Received;
    let frame: Frame;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      verifier = await loadVerifier(instance.caller);
      ({ frame } = await connectedFrame({ instance }));
      const { bearer } = frame;
      const { connectionName: _, receipt: _shown, ...told } = take(await actions.complete({ bearer }));
      success = told;
    });
    afterAll(async () => {
      await verifier.stop();
      await instance.stop();
      await server.stop();
    });

    const verify = (received: Received, over: Partial<Parameters<typeof verifier.verifyEvent>[0]> = {}) =>
      verifier.verifyEvent({
        received,
        linkSessionIds: [frame.sessionId],
        origin: hostOrigin,
        isNew: () => true,
        ...over,
      });
    const publishedKeys = async (id: string = instance.caller.workspaceId) => {
      const answer = await getKeys(new Request("http://localhost"), { params: Promise.resolve({ id }) });
      return (await answer.json()) as { readonly keys: readonly Record<string, unknown>[] };
    };
    const signAnother = () =>
      signTerminalEvent({
        workspaceId: instance.caller.workspaceId,
        sessionId: frame.sessionId,
        audience: hostOrigin,
        kind: "success",
        event: { eventId: "evt_another" },
      });

    test("a host's back end verifies a success as the documentation shows it", async () => {
      const { sig: _, ...event } = success;
      expect(await verify(success)).toEqual({ ...event, kind: "success", linkSessionId: frame.sessionId });
      const row = await getStore().prisma.event.findUnique({ where: { id: String(success.eventId) } });
      expect(row).toMatchObject({ type: "link_session.succeeded", linkSessionId: frame.sessionId });
    });

    test("an exit too, and once for one event", async () => {
      const left = await openFrame({ instance });
      const exit = anExit();
      const { sig = null } = await sendExit({ frame: left, exit });
      const received = { ...exit, sig };
      const told = await verify(received, { linkSessionIds: [left.sessionId] });
      expect(told).toEqual({ ...exit, kind: "exit", linkSessionId: left.sessionId });
      const again = { ...exit, reason: "session_revoked" };
      expect(await sendExit({ frame: left, exit: again })).toEqual({ status: 200, sig: null });
      await expect(verify({ ...again, sig }, { linkSessionIds: [left.sessionId] })).rejects.toThrow();
    });

    test("after a success no exit is signed", async () => {
      expect((await sendExit({ frame, exit: anExit() })).sig).toBeNull();
    });

    test.each<readonly [string, (event: Received) => Received]>([
      ["another connection", (event) => ({ ...event, connectionId: randomUUID() })],
      ["an approval that is still to come", (event) => ({ ...event, pending: !event.pending })],
      ["a field too many", (event) => ({ ...event, admin: true })],
      ["a field too few", ({ pending: _, ...event }) => event],
      ["no signature", ({ sig: _, ...event }) => event],
      ["another key's header", (event) => ({ ...event, sig: `e30..${String(event.sig).split("..")[1]}` })],
      ["a signature cut short", (event) => ({ ...event, sig: String(event.sig).slice(0, -4) })],
    ])("an event with %s is refused", async (_case, forge) => {
      await expect(verify(forge(success))).rejects.toThrow();
    });

    test("an event for another page, another session, another time, or told before is refused", async () => {
      await expect(verify(success, { origin: "https://other.example" })).rejects.toThrow("another page");
      await expect(verify(success, { linkSessionIds: ["ls_of_somebody_else"] })).rejects.toThrow("another");
      await expect(verify(success, { isNew: () => false })).rejects.toThrow("told before");
    });

    test("the private half is sealed, and published is the public half alone", async () => {
      const [row] = await getStore().prisma.signingKey.findMany();
      const { keys } = await publishedKeys();
      expect(keys).toEqual([{ ...(row?.publicJwk as object), kid: row?.id, alg: "ES256", use: "sig" }]);
      expect(keys[0]).not.toHaveProperty("d");
      expect(row?.sealedKey).toMatch(/^lk/);
      expect(JSON.stringify(row)).not.toMatch(/"d"|\\"d\\"/);
    });

    test("a replaced key verifies for the overlap and signs nothing more", async () => {
      const { caller } = instance;
      const { id } = await rotateSigningKey({ caller, body: { overlapSeconds: 60 } });
      const { keys, jwksUrl } = await listSigningKeys({ caller });
      expect(keys.map((key) => [key.id === id, key.publishedUntil === null])).toEqual([
        [true, true],
        [false, false],
      ]);
      expect(jwksUrl).toContain(`/api/v1/workspaces/${caller.workspaceId}/jwks.json`);
      expect(decodeProtectedHeader(await signAnother()).kid).toBe(id);
      expect(await verify(success)).toMatchObject({ kind: "success" });
      expect(await getStore().prisma.signingKey.count({ where: { sealedKey: null } })).toBe(1);
      await rotateSigningKey({ caller, body: { overlapSeconds: 0 } });
      expect((await publishedKeys()).keys.map((key) => key.kid)).not.toContain(id);
      await rotateSigningKey({ caller, body: { overlapSeconds: 0 } });
      expect(await getStore().prisma.signingKey.findUnique({ where: { id } })).toBeNull();
    });

    test.each(["x", "", randomUUID()])("of the workspace '%s' nothing is published", async (id) => {
      expect(await publishedKeys(id)).toEqual({ keys: [] });
    });

    test("another workspace's keys are not among them", async () => {
      const { id: workspaceId } = await getStore().prisma.workspace.create({
        data: { id: randomUUID(), name: "Another" },
      });
      const event = { eventId: "evt_theirs" };
      const sig = await signTerminalEvent({
        workspaceId,
        sessionId: frame.sessionId,
        audience: hostOrigin,
        kind: "success",
        event,
      });
      await expect(verify({ ...event, sig })).rejects.toThrow();
    });
  });
}
