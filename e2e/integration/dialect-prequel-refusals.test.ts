import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { bootstrapKey, startTestInstance, type TestInstance } from "./fixtures/instance";
import { prequelClient } from "./fixtures/prequel-client";
import { operatorIdentities, type VendorExample } from "./fixtures/prequel-parts";
import { vendorExamples } from "./fixtures/prequel-vendors";
import type { Tenant } from "./fixtures/tenant";

for (const { name, start } of oneDatabase) {
  describe(`Prequel refusals on ${name}`, async () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let tenant: Tenant;
    const { send, create, patch } = await prequelClient({ tenant: () => tenant });

    beforeAll(async () => {
      server = await start();
      const settings = { ...(await server.fresh()), ...operatorIdentities };
      instance = await startTestInstance({ settings, workers: "queue" });
      tenant = { workspaceId: instance.caller.workspaceId, key: bootstrapKey };
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    describe("refuses in Prequel's shape", () => {
      const postgres = vendorExamples.find(({ vendor }) => vendor === "postgres")?.object ?? {};
      const whole = { vendor: "postgres", id_in_provider_system: "acme", postgres };
      const refusals: readonly (readonly [string, object, string])[] = [
        ["an unknown vendor", { ...whole, vendor: "oracle9" }, "destination.vendor"],
        ["an object of another vendor", { ...whole, s3: { bucket_name: "x" } }, "destination.s3"],
        [
          "a missing key",
          { ...whole, postgres: { ...postgres, host: undefined } },
          "destination.postgres.host",
        ],
        [
          "a missing secret",
          { ...whole, postgres: { ...postgres, password_auth: { username: "x" } } },
          "destination.postgres.password_auth.password",
        ],
        [
          "a key of another vendor",
          { ...whole, postgres: { ...postgres, workgroup: "x" } },
          "destination.postgres.workgroup",
        ],
        [
          "a way to sign in that is none",
          { ...whole, postgres: { ...postgres, auth_method: "x" } },
          "destination.postgres.auth_method",
        ],
        [
          "a key of another type",
          { ...whole, postgres: { ...postgres, port: "5432" } },
          "destination.postgres.port",
        ],
        ["nobody's destination", { ...whole, id_in_provider_system: undefined }, "destination.recipient_id"],
        [
          "a recipient that is not there",
          { ...whole, recipient_id: "3c90c3cc-0d44-4b50-8888-8dd25736052a" },
          "destination.recipient_id",
        ],
        ["a key it does not know", { ...whole, color: "red" }, "destination.color"],
      ];
      test.each(refusals)("%s", async (_name, destination, place) => {
        for (const path of ["/destinations", "/test-destination"]) {
          if (path === "/test-destination" && place.endsWith("recipient_id")) continue;
          const { status, json } = await send({ method: "POST", path, body: { destination } });
          expect({ status, status_text: json.status, data: json.data }).toEqual({
            status: 400,
            status_text: "error",
            data: null,
          });
          expect(json.message).toContain(`${place}:`);
          expect(json.latchkey).toMatchObject({ code: "invalid_input", requestId: expect.any(String) });
          expect(JSON.stringify(json)).not.toContain("n0t-to-be-echoed");
        }
      });

      test("two ways at once, a vendor that is another's, and another public key", async () => {
        const gcs = vendorExamples.filter(({ vendor }) => vendor === "gcs").map(({ object }) => object);
        const both = { vendor: "gcs", id_in_provider_system: "acme", gcs: Object.assign({}, ...gcs) };
        const twice = await send({ method: "POST", path: "/destinations", body: { destination: both } });
        expect(twice.json.message).toContain("does not go with the other keys");
        const sftp = await create(vendorExamples.find(({ vendor }) => vendor === "sftp") as VendorExample);
        const foreign = await patch(sftp.id, { s3: { bucket_name: "x" } });
        expect(foreign.json.message).toMatch(
          /destination\.s3: is not the destination's vendor, which is sftp/,
        );
        const { public_key } = sftp.sftp.public_key_auth;
        const withKey = (key: string) => patch(sftp.id, { sftp: { public_key_auth: { public_key: key } } });
        expect((await withKey(public_key)).status).toBe(200);
        expect(await withKey("ssh-ed25519 AAAA")).toMatchObject({ status: 400 });
      });

      test("another way to show a key", async () => {
        const authorization = `Bearer ${tenant.key}`;
        const answer = await send({
          method: "GET",
          path: "/destinations",
          key: null,
          headers: { authorization },
        });
        expect(answer).toMatchObject({
          status: 401,
          json: { status: "error", message: expect.stringContaining("X-API-KEY") },
        });
      });
    });
  });
}
