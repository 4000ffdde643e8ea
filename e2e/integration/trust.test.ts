import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as approval from "@/app/api/v1/connections/[id]/approvals/[approvalId]/route";
import * as approvals from "@/app/api/v1/connections/[id]/approvals/route";
import * as verify from "@/app/api/v1/connections/[id]/verify/route";
import * as all from "@/app/api/v1/connections/route";
import { getStore } from "@/lib/store/store-holder";
import { findPostgresBinaries, type PostgresRig, startPostgres } from "../rigs/postgres";
import { requireRig } from "../rigs/require-rig";
import { createTlsMaterial, type TlsMaterial } from "../rigs/tls-material";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const destinationHere = requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null });

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere || !destinationHere)(`approvals on ${name}`, () => {
    let material: TlsMaterial;
    let destination: PostgresRig;
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      material = await createTlsMaterial();
      const init = ["create role loader login password 'pw-of-loader'", "create database shop owner loader"];
      [destination, server] = await Promise.all([startPostgres({ tls: material.selfSigned, init }), start()]);
      instance = await startTestInstance({ settings: await server.fresh(), workers: "checks" });
    });
    afterAll(async () => {
      await instance.stop();
      await Promise.all([server.stop(), destination.stop()]);
    });

    /** Makes a connection and waits for a check. */
    const checked = async (over: object = {}) => {
      const body = {
        name: "Shop",
        provider: "postgres",
        runSetupTests: false,
        credentials: {
          host: "localhost",
          port: String(destination.port),
          database: "shop",
          username: "loader",
          password: "pw-of-loader",
        },
        ...over,
      };
      const { json } = await callOperation({ handler: all.POST, method: "POST", body });
      return check(json.id);
    };
    const check = async (id: string) => {
      const query = { waitSeconds: "20" };
      return (await callOperation({ handler: verify.POST, method: "POST", path: { id }, query })).json;
    };
    const list = async (id: string) =>
      (await callOperation({ handler: approvals.GET, path: { id } })).json.approvals;
    const approve = (id: string, fingerprint: string) =>
      callOperation({
        handler: approvals.POST,
        method: "POST",
        path: { id },
        body: { kind: "tls_certificate", fingerprint },
      });
    const events = async (connectionId: string) =>
      (await getStore().prisma.event.findMany({ where: { connectionId } })).map(({ type }) => type);

    test("an unknown certificate is shown, approved, and taken back", async () => {
      const { id, status } = await checked();
      expect(status).toBe("invalid");
      const [pending] = await list(id);
      expect(pending).toMatchObject({
        id: null,
        state: "pending",
        kind: "tls_certificate",
        host: "localhost",
      });
      expect((await approve(id, "AA:BB")).status).toBe(404);
      expect((await approve(id, pending.fingerprint)).status).toBe(200);
      expect((await check(id)).status).toBe("connected");
      const [approved] = await list(id);
      expect(approved).toMatchObject({ state: "approved", fingerprint: pending.fingerprint });
      const path = { id, approvalId: approved.id };
      const revoked = await callOperation({ handler: approval.DELETE, method: "DELETE", path });
      expect(revoked.status).toBe(204);
      expect((await check(id)).status).toBe("invalid");
      expect((await list(id)).map(({ state }: { state: string }) => state)).toEqual(["pending", "revoked"]);
      expect(await events(id)).toEqual(expect.arrayContaining(["trust.approved", "trust.revoked"]));
    });

    test("with the flag the first one seen is trusted, and another one is not", async () => {
      const { id, status } = await checked({ trustCertificates: true });
      expect(status).toBe("connected");
      expect(await list(id)).toMatchObject([{ state: "approved", approvedBy: "system" }]);
      await destination.serveCertificate((await createTlsMaterial()).selfSigned);
      const changed = await check(id);
      expect(changed).toMatchObject({
        status: "invalid",
        verificationErrorCode: "tls_certificate_changed",
      });
      expect(await list(id)).toMatchObject([{ state: "approved" }]);
      expect(await events(id)).toContain("trust.peer_changed");
      await destination.serveCertificate(material.selfSigned);
    });

    test("the flag for host keys trusts no certificate", async () => {
      expect((await checked({ trustFingerprints: true })).status).toBe("invalid");
    });

    test("what another connection has seen cannot be approved here", async () => {
      const seen = await checked();
      const [pending] = await list(seen.id);
      const body = { name: "Other", provider: "gorgias", runSetupTests: false };
      const credentials = { subdomain: "acme", username: "a@b.example", api_key: "some-api-key-1" };
      const { json } = await callOperation({
        handler: all.POST,
        method: "POST",
        body: { ...body, credentials },
      });
      expect((await approve(json.id, pending.fingerprint)).status).toBe(404);
    });
  });
}
