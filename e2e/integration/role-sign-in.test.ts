import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, type Frame, openFrame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const principal = "arn:aws:iam::210987654321:role/latchkey";
const secret = "operator-s3cret-access-key";
const identity = {
  LATCHKEY_AWS_PRINCIPAL_ARN: principal,
  LATCHKEY_AWS_ACCESS_KEY_ID: "AKIAOPERATOR00000001",
  LATCHKEY_AWS_SECRET_ACCESS_KEY: secret,
};
const type = "s3";
const embedded = databases.filter(({ name }) => name.includes("embedded"));

for (const { name, isHere, start } of embedded) {
  describe.skipIf(!isHere)(`roles on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let count = 0;

    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server.stop());

    const begin = async (settings: Readonly<Record<string, string>>) => {
      instance = await startTestInstance({ settings: { ...(await server.fresh()), ...settings } });
    };
    const open = () => {
      const recipient = { externalId: `recipient-${++count}` };
      return openFrame({ instance, body: { recipient, destinationTypes: [type] } });
    };
    const opened = async ({ bearer }: Frame) => take(await actions.openType({ bearer, type }));

    describe("with an identity", () => {
      beforeAll(() => begin(identity));
      afterAll(() => instance.stop());

      test("every recipient gets an external id of their own, and keeps it", async () => {
        const [one, other] = [await open(), await open()];
        const first = (await opened(one)).generated;
        expect(String(first.external_id)).toMatch(/^latchkey-[0-9a-f-]{36}$/);
        expect((await opened(one)).generated.external_id).toBe(first.external_id);
        expect((await opened(other)).generated.external_id).not.toBe(first.external_id);
        const policy = JSON.parse(String(first.trust_policy)).Statement[0];
        expect(policy.Principal).toEqual({ AWS: principal });
        expect(policy.Condition).toEqual({ StringEquals: { "sts:ExternalId": first.external_id } });
      });

      test("a customer cannot bring the external id of another", async () => {
        const frame = await open();
        const { external_id } = (await opened(frame)).generated;
        const values = { external_id: "latchkey-of-another", trust_policy: "{}" };
        take(await actions.saveDraft({ bearer: frame.bearer, type, stepId: "sign-in", values }));
        expect((await opened(frame)).generated.external_id).toBe(external_id);
      });

      test("what the operator signs in with shows nowhere", async () => {
        const everything = JSON.stringify(await opened(await open())) + instance.log();
        expect(everything).not.toContain(secret);
        expect(everything).not.toContain(identity.LATCHKEY_AWS_ACCESS_KEY_ID);
      });
    });

    describe("without an identity", () => {
      beforeAll(() => begin({}));
      afterAll(() => instance.stop());

      test("no role is offered, and one that is sent all the same is refused", async () => {
        const frame = await open();
        const { card, generated } = await opened(frame);
        expect(JSON.stringify([card, generated])).not.toMatch(/aws_iam_role|external_id|trust_policy/);
        const values = { auth_method: "aws_iam_role", aws_iam_role_arn: "arn:aws:iam::123456789012:role/x" };
        const { bearer } = frame;
        const result = await actions.completeStep({ bearer, type, stepId: "sign-in", values });
        expect(JSON.stringify(result)).toContain("auth_method");
        expect(result).toMatchObject({ ok: false });
      });
    });
  });
}
