import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { sts, stsRoute } from "@/e2e/rigs/vendors/aws-sts";
import { googleOperator, googleRoleRoutes } from "@/e2e/rigs/vendors/google-role";
import { RoleError } from "@/lib/shared/errors/role-error";
import { createGuardedHttp } from "./create-guarded-http";
import { createGuardedTcp } from "./create-guarded-tcp";
import { createOperatorIdentity } from "./create-operator-identity";
import { parseEgressPolicy } from "./parse-egress-policy";

const emulator = await startHttpEmulator({ routes: [stsRoute(), ...googleRoleRoutes] });
afterAll(() => emulator.stop());

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const tcp = createGuardedTcp({ policy, signal: new AbortController().signal });
const origins = emulator.standIns([
  `https://sts.${sts.region}.amazonaws.com`,
  "https://oauth2.googleapis.com",
  "https://iamcredentials.googleapis.com",
]);
const http = createGuardedHttp({ tcp, signal: new AbortController().signal, origins });
const hidden = (text: string) => ({ reveal: () => text });

const aws = {
  accessKeyId: String(sts.operator.accessKeyId),
  secretAccessKey: hidden(sts.operator.secretAccessKey),
};
const google = { email: googleOperator.email, privateKey: hidden(googleOperator.privateKey) };
const role = { roleArn: sts.role, externalId: sts.externalId, region: sts.region };
const account = {
  serviceAccountEmail: googleOperator.customer,
  scopes: ["https://www.googleapis.com/auth/x"],
};

type Role = typeof role;
const assume = (over: Partial<Record<keyof Role, string>>, keys = aws) =>
  createOperatorIdentity({ http, aws: keys }).assumeAwsRole?.({ ...role, ...over });
const codeOf = async (work: Promise<unknown> | undefined): Promise<string> => {
  const error: unknown = await work?.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(JSON.stringify(error)).not.toContain(sts.operator.secretAccessKey);
  return error instanceof RoleError ? error.code : String(error);
};

test("a role that trusts this deployment and the external id yields temporary keys", async () => {
  const keys = await assume({});
  expect(keys?.accessKeyId).toMatch(/^ASIA/);
  expect(keys?.sessionToken).not.toBe("");
});

test.each<[string, Partial<Record<keyof Role, string>>, string]>([
  ["the external id of another connection", { externalId: "latchkey-of-somebody-else" }, "permission_denied"],
  ["no external id", { externalId: "" }, "provider_error"],
  ["a role of others", { roleArn: "arn:aws:iam::999999999999:role/theirs" }, "permission_denied"],
  ["a role that does not insist on the external id", { roleArn: sts.openRole }, "open_access"],
  ["no role at all", { roleArn: "loader" }, "invalid_value"],
  ["a region that would name another host", { region: "eu-west-1.evil.example/?" }, "invalid_value"],
])("%s is refused", async (_name, over, code) => {
  expect(await codeOf(assume(over))).toBe(code);
});

test("an operator key that is wrong judges nothing of the customer's", async () => {
  const wrong = { ...aws, secretAccessKey: hidden("another-s3cret-access-key") };
  expect(await codeOf(assume({}, wrong))).toBe("provider_error");
  expect(await codeOf(assume({}, { ...aws, accessKeyId: "AKIAUNKNOWN000000000" }))).toBe("provider_error");
});

test.each([
  [429, "rate_limited"],
  [503, "provider_error"],
])("a token service that answers %i judges nothing", async (status, code) => {
  const restore = emulator.script({ status, json: {} });
  expect(await codeOf(assume({}))).toBe(code);
  const { googleAccessToken } = createOperatorIdentity({ http, google });
  expect(await codeOf(googleAccessToken?.(account))).toBe(code);
  await restore();
});

test("a service account that lets this deployment in yields a token", async () => {
  const token = await createOperatorIdentity({ http, google }).googleAccessToken?.(account);
  expect(token).toBe(`ya29.${googleOperator.customer}`);
});

test.each([
  ["an account that does not", "other@customer-project.iam.gserviceaccount.com", "permission_denied"],
  ["a disabled account", googleOperator.disabled, "permission_denied"],
])("%s is refused", async (_name, serviceAccountEmail, code) => {
  const { googleAccessToken } = createOperatorIdentity({ http, google });
  expect(await codeOf(googleAccessToken?.({ ...account, serviceAccountEmail }))).toBe(code);
});

test("an operator account of another key is not accepted, and that judges nothing of the customer's", async () => {
  const stranger = { ...google, email: "other@operator-project.iam.gserviceaccount.com" };
  const { googleAccessToken } = createOperatorIdentity({ http, google: stranger });
  expect(await codeOf(googleAccessToken?.(account))).toBe("provider_error");
});

test("without an identity there is nothing to take on a role with", () => {
  expect(createOperatorIdentity({ http })).toEqual({});
});
