import { expect, test } from "vitest";
import { checkAnswers } from "./check-answers";
import { cleanAnswers } from "./clean-answers";
import { keyFileKind, refuseKeyFile, repairKeyFile } from "./key-file";
import type { ReportCardProperty, ReportCardStep } from "./types";

function secret(name: string): ReportCardProperty {
  return {
    name,
    title: name,
    is_required: true,
    is_credential: true,
    system_provided: false,
    property_type: "user_provided",
    provided: false,
    json_schema: { type: "string", writeOnly: true },
  };
}

const pem = `-----BEGIN PRIVATE KEY-----\n${"QUJD".repeat(16)}\nQUJD\n-----END PRIVATE KEY-----\n`;
const account = { type: "service_account", client_email: "a@b.iam.gserviceaccount.com", private_key: pem };
const steps = (name: string): readonly ReportCardStep[] => [
  { type: "form", id: "one", title: "One", properties: [secret(name)] },
];
const refusal = (name: string, text: string) =>
  checkAnswers({ steps: steps(name), stepId: "one", values: { [name]: text } })[0]?.message ?? null;

test("key fields are known by name, and nothing else is one", () => {
  expect(keyFileKind(secret("service_account_key"))).toBe("service_account");
  expect(keyFileKind(secret("private_key"))).toBe("private_key");
  expect(keyFileKind(secret("ssh_private_key"))).toBe("private_key");
  for (const name of ["password", "access_key", "private_key_id"])
    expect(keyFileKind(secret(name))).toBeNull();
  expect(keyFileKind({ ...secret("private_key"), system_provided: true })).toBeNull();
});

test("good files are taken", () => {
  expect(refusal("service_account_key", JSON.stringify(account))).toBeNull();
  for (const good of [
    pem,
    "PuTTY-User-Key-File-3: ssh-ed25519\n",
    pem.replaceAll("PRIVATE", "ENCRYPTED PRIVATE"),
  ])
    expect(refusal("private_key", good)).toBeNull();
});

test.each([
  ["an OAuth client", { web: { client_id: "x", client_secret: "geheim" } }, /OAuth client/],
  ["a desktop client", { installed: { client_id: "x" } }, /OAuth client/],
  ["workload identity", { type: "external_account", audience: "geheim" }, /workload identity/],
  ["a person's sign-in", { type: "authorized_user", refresh_token: "geheim" }, /of a person/],
  ["no key in it", { ...account, private_key: "" }, /not the key of a service account/],
  ["a list", ["geheim"], /not the key of a service account/],
])("%s in place of a service account's key is named", (_name, file, message) => {
  const said = refusal("service_account_key", JSON.stringify(file));
  expect(said).toMatch(message);
  expect(said).toMatch(/Keys, Add key, JSON/);
  expect(said).not.toMatch(/geheim/);
});

test.each([
  ["cut-off JSON", "service_account_key", '{"type":"service_account"', /whole key file/],
  ["a PEM alone", "service_account_key", pem, /private key alone/],
  ["the public half", "private_key", "-----BEGIN PUBLIC KEY-----\nx", /public half/],
  ["an SSH public key", "private_key", "ssh-ed25519 AAAA me", /public half/],
  ["a certificate", "private_key", "-----BEGIN CERTIFICATE-----\nx", /is a certificate/],
  ["a request", "private_key", "-----BEGIN CERTIFICATE REQUEST-----\nx", /certificate request/],
  ["JSON", "private_key", JSON.stringify(account), /JSON file/],
  ["a password", "private_key", "hunter2", /not a private key/],
])("%s is refused with what to paste", (_name, field, text, message) => {
  expect(refusal(field, text)).toMatch(message);
});

test("lost line breaks are put right, and said so", () => {
  for (const broken of [pem.replaceAll("\n", "\\n"), pem.replaceAll("\n", " ")]) {
    expect(repairKeyFile(broken)).toEqual({ text: pem, repaired: true });
    const cleaned = cleanAnswers({ steps: steps("private_key"), values: { private_key: broken } });
    expect(cleaned).toEqual({ values: { private_key: pem }, trimmed: [], repaired: ["private_key"] });
  }
  const torn = JSON.stringify(account).replaceAll("\\n", "\n");
  expect(() => JSON.parse(torn)).toThrow();
  const repaired = repairKeyFile(torn);
  expect(repaired.repaired).toBe(true);
  expect(JSON.parse(repaired.text)).toEqual(account);
});

test("what is whole, or beyond repair, stays as it is", () => {
  for (const text of [pem, JSON.stringify(account), '{"cut', "hunter2", "PuTTY-User-Key-File-3: x\r\n"])
    expect(repairKeyFile(text)).toEqual({ text, repaired: false });
});

test("a certificate is not judged here", () => {
  expect(refuseKeyFile({ kind: "certificate", text: "x" })).toBeNull();
});
