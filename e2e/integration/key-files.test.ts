import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { KeyFileFacts } from "@/lib/shared/capture/consent-contract";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { actions, codeOf, type Frame, openFrame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const type = "google_sheets";
const property = "service_account_key";
const pem = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs8", format: "pem" })
  .toString();
const account = {
  type: "service_account",
  project_id: "acme-reports",
  private_key_id: "0a1b2c",
  private_key: pem,
  client_email: "loader@acme-reports.iam.gserviceaccount.com",
  token_uri: "https://evil.example/token",
};

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`a pasted key file on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let frame: Frame;

    beforeAll(async () => {
      server = await start();
      const settings = { ...(await server.fresh()), LATCHKEY_EGRESS_ADDRESSES: "192.0.2.7,192.0.2.8" };
      instance = await startTestInstance({ settings });
      frame = await openFrame({ instance, body: { destinationTypes: [type, "postgres"] } });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const describeFile = (text: string) =>
      actions.describeKeyFile({ bearer: frame.bearer, type, property, text });
    const factsOf = (told: KeyFileFacts) =>
      Object.fromEntries(told.facts.map((fact) => [fact.label, fact.value]));

    test("is told by its project, account and key, and by nothing secret", async () => {
      const told = take(await describeFile(JSON.stringify(account)));
      expect(told.refusal).toBeNull();
      expect(factsOf(told)).toMatchObject({
        Project: "acme-reports",
        Account: account.client_email,
        "Key ID": "0a1b2c",
        "Private key": "RSA, 2048 bits",
        "Public fingerprint": expect.stringMatching(/^SHA256:/),
      });
      for (const line of pem.split("\n").filter((one) => one.length === 64)) {
        expect(JSON.stringify(told)).not.toContain(line.slice(0, 24));
        expect(instance.log()).not.toContain(line.slice(0, 24));
      }
      expect(await dumpDatabase(), "nothing is kept").not.toContain("acme-reports");
    });

    test("is told as well with its line breaks torn", async () => {
      const torn = JSON.stringify(account).replaceAll("\\n", "\n");
      expect(factsOf(take(await describeFile(torn)))).toMatchObject({ Project: "acme-reports" });
    });

    test("is refused where it is another file, or broken", async () => {
      const client = take(await describeFile('{"web":{"client_id":"x","client_secret":"geheim"}}'));
      expect(client).toEqual({ refusal: expect.stringMatching(/OAuth client/), facts: [] });
      const cut = take(await describeFile(JSON.stringify({ ...account, private_key: pem.slice(0, 300) })));
      expect(cut).toEqual({ refusal: expect.stringMatching(/cut off/), facts: [] });
    });

    test("is judged the same when the step is sent, with nothing on file to go on with", async () => {
      const values = { host: "a".repeat(44), service_account_key: '{"type":"external_account"}' };
      const sent = await actions.completeStep({ bearer: frame.bearer, type, stepId: "sign-in", values });
      expect(sent).toMatchObject({ error: { code: "invalid_input", fields: [{ property }] } });
    });

    test("is asked about for fields of key files only, of types of the session only", async () => {
      const { bearer } = frame;
      const ask = (other: object) => actions.describeKeyFile({ bearer, type, property, text: "x", ...other });
      expect(codeOf(await ask({ property: "host" }))).toBe("not_found");
      expect(codeOf(await ask({ property: "constructor" }))).toBe("not_found");
      expect(codeOf(await ask({ type: "sftp" }))).toBe("not_found");
      expect(codeOf(await ask({ text: "x".repeat(65_537) }))).toBe("invalid_input");
      expect(codeOf(await ask({ bearer: "forged" }))).toBe("session_expired");
    });

    test("stands beside the addresses to let in", async () => {
      const opened = take(await actions.openType({ bearer: frame.bearer, type: "postgres" }));
      expect(opened.egressAddresses).toEqual(["192.0.2.7", "192.0.2.8"]);
    });
  });
}
