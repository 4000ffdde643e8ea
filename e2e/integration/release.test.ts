import { compactDecrypt, exportJWK, generateKeyPair, type JWK } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as apiKey from "@/app/api/v1/api-keys/[id]/route";
import * as apiKeys from "@/app/api/v1/api-keys/route";
import * as lease from "@/app/api/v1/connections/[id]/leases/[leaseId]/route";
import * as leases from "@/app/api/v1/connections/[id]/leases/route";
import * as release from "@/app/api/v1/connections/[id]/release/route";
import * as one from "@/app/api/v1/connections/[id]/route";
import * as all from "@/app/api/v1/connections/route";
import * as workspace from "@/app/api/v1/workspace/route";
import { getStore } from "@/lib/store/store-holder";
import { callOperation, type OperationCall } from "./fixtures/call-operation";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const apiSecret = "gorgias-key-to-be-released";
const answers = { subdomain: "acme", username: "ops@acme.example", api_key: apiSecret };

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`release on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let id: string;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
      id = await connection("connected");
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const connection = async (status: "connected" | "invalid" | "disabled" | "needs_verification") => {
      const body = { name: "x", provider: "gorgias", credentials: answers, runSetupTests: false };
      const { json } = await callOperation({ handler: all.POST, method: "POST", body });
      await getStore().prisma.connection.update({ where: { id: json.id }, data: { status } });
      return json.id as string;
    };
    const newKey = async (over: object = {}) => {
      const body = { name: "pipeline", scopes: ["credentials:release"], ...over };
      const { json } = await callOperation({ handler: apiKeys.POST, method: "POST", body });
      return json as { readonly id: string; readonly key: string };
    };
    const take = (call: Partial<OperationCall> & { readonly key: string }) =>
      callOperation({
        handler: release.POST,
        method: "POST",
        path: { id },
        body: { purpose: "nightly load" },
        headers: { "x-latchkey-peer": "127.0.0.1" },
        ...call,
      });
    const setPolicy = (forbidPlaintextRelease: boolean) =>
      callOperation({ handler: workspace.PATCH, method: "PATCH", body: { forbidPlaintextRelease } });
    const local = { allowedNetworks: ["127.0.0.0/8"] };

    test.each([
      ["RSA-OAEP-256", undefined],
      ["ECDH-ES+A256KW", "P-256"],
      ["ECDH-ES+A256KW", "X25519"],
    ])("sealed to the caller's key, only the caller can read it: %s %s", async (alg, crv) => {
      const pair = await generateKeyPair(alg, { extractable: true, ...(crv === undefined ? {} : { crv }) });
      const releasePublicKey: JWK = { ...(await exportJWK(pair.publicKey)), kid: "k1" };
      const { key } = await newKey({ releasePublicKey });
      const { status, json } = await take({ key });
      expect(status).toBe(200);
      expect(json).toMatchObject({ format: "jwe", connectionId: id, credentialVersion: 1 });
      expect(JSON.stringify(json)).not.toContain(apiSecret);
      const opened = await compactDecrypt(json.jwe, pair.privateKey);
      expect(opened.protectedHeader).toMatchObject({ alg, enc: "A256GCM", kid: "k1" });
      expect(JSON.parse(new TextDecoder().decode(opened.plaintext))).toEqual({
        connectionId: id,
        provider: "gorgias",
        credentialVersion: 1,
        credentials: answers,
      });
    });

    test("in the clear to a key that is bound to networks, from there", async () => {
      const { key } = await newKey(local);
      const { json } = await take({ key });
      expect(json).toMatchObject({ format: "plaintext", credentials: answers, lease: null });
      const elsewhere = await take({ key, headers: { "x-latchkey-peer": "203.0.113.9" } });
      expect(elsewhere).toMatchObject({ status: 401 });
    });

    test("not in the clear to a key without networks, or where the workspace forbids it", async () => {
      const { key } = await newKey();
      expect(await take({ key })).toMatchObject({ status: 403, json: { code: "release_forbidden" } });
      const bound = await newKey(local);
      await setPolicy(true);
      expect(await take({ key: bound.key })).toMatchObject({
        status: 403,
        json: { code: "release_forbidden" },
      });
      await setPolicy(false);
      expect((await take({ key: bound.key })).status).toBe(200);
    });

    test("no other scope takes credentials out", async () => {
      const scopes = ["connections:read", "connections:write", "data:read", "workspace:write"];
      const { key } = await newKey({ scopes, ...local });
      expect(await take({ key })).toMatchObject({ status: 403, json: { code: "forbidden" } });
    });

    test.each(["invalid", "disabled", "needs_verification"] as const)(
      "a connection that is %s is not released",
      async (status) => {
        const { key } = await newKey(local);
        const answer = await take({ key, path: { id: await connection(status) } });
        expect(answer).toMatchObject({ status: 409, json: { code: "conflict" } });
        expect(JSON.stringify(answer.json)).not.toContain(apiSecret);
      },
    );

    test("each release is on record with who, why and which version, and nothing secret", async () => {
      const { key, id: apiKeyId } = await newKey(local);
      await take({ key, body: { purpose: "audit me" } });
      const { auditEvent, event } = getStore().prisma;
      const where = { actor: `api_key:${apiKeyId}`, action: "credential.released" };
      const [entry] = await auditEvent.findMany({ where });
      expect(entry).toMatchObject({
        subject: id,
        data: { purpose: "audit me", format: "plaintext", credentialVersion: 1 },
      });
      const told = await event.findMany({ where: { type: "credential.released" } });
      const payloads = told.map(({ payload }) => payload);
      expect(payloads.length).toBeGreaterThan(0);
      expect(JSON.stringify([entry?.data, payloads])).not.toContain(apiSecret);
      const { json } = await callOperation({ handler: one.GET, path: { id } });
      expect(Date.parse(json.lastUsedAt)).toBeGreaterThan(Date.now() - 60_000);
    });

    test("a lease shows who holds the credentials until it is over", async () => {
      const { key, id: apiKeyId } = await newKey(local);
      const { json } = await take({ key, body: { purpose: "load", leaseSeconds: 600 } });
      const open = async () =>
        (await callOperation({ handler: leases.GET, path: { id } })).json.leases.filter(
          (row: { apiKeyId: string }) => row.apiKeyId === apiKeyId,
        );
      expect(await open()).toMatchObject([{ id: json.lease.id, purpose: "load", endedAt: null }]);
      const path = { id, leaseId: json.lease.id };
      const headers = { "x-latchkey-peer": "127.0.0.1" };
      const ended = await callOperation({ handler: lease.DELETE, method: "DELETE", path, key, headers });
      expect(ended.status).toBe(204);
      expect(await open()).toEqual([]);
    });

    test("a key that takes one connection out again and again is slowed down, by all processes together", async () => {
      const { key } = await newKey(local);
      const answers = [];
      for (let i = 0; i < 31; i++) {
        // What another process would have in memory: nothing.
        Reflect.deleteProperty(globalThis, Symbol.for("latchkey.release-limiter"));
        answers.push(await take({ key }));
      }
      expect(answers.slice(0, 30).every(({ status }) => status === 200)).toBe(true);
      expect(answers[30]).toMatchObject({ status: 429, json: { code: "rate_limited" } });
      expect(Number(answers[30]?.headers.get("retry-after"))).toBeGreaterThan(0);
    });

    test.each([
      [{ kty: "RSA", n: "AQAB", e: "AQAB" }],
      [{ kty: "EC", crv: "P-256", x: "AA", y: "AA" }],
      [{ kty: "oct", k: "c2VjcmV0" }],
      [{ kty: "OKP", crv: "X25519", x: "AA", d: "AA" }],
    ])("a key that is no public key is refused: %j", async (releasePublicKey) => {
      const body = { name: "x", scopes: ["credentials:release"], releasePublicKey };
      const { status } = await callOperation({ handler: apiKeys.POST, method: "POST", body });
      expect(status).toBe(422);
    });

    test("the key can be taken back", async () => {
      const pair = await generateKeyPair("RSA-OAEP-256", { extractable: true });
      const made = await newKey({ ...local, releasePublicKey: await exportJWK(pair.publicKey) });
      const path = { id: made.id };
      const body = { releasePublicKey: null };
      const { json } = await callOperation({ handler: apiKey.PATCH, method: "PATCH", path, body });
      expect(json.hasReleaseKey).toBe(false);
      expect((await take({ key: made.key })).json.format).toBe("plaintext");
    });
  });
}
