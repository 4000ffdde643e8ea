import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { StageRefusal } from "./api-failure";
import { readPrivateKey } from "./private-key";
import { signJwt } from "./sign-jwt";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pkcs8 = rsa.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const pkcs1 = rsa.privateKey.export({ type: "pkcs1", format: "pem" }).toString();
const locked = rsa.privateKey
  .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" })
  .toString();
const publicHalf = rsa.publicKey.export({ type: "spki", format: "pem" }).toString();

test.each([
  ["PKCS #8", pkcs8],
  ["PKCS #1", pkcs1],
  ["line breaks in letters", pkcs8.replaceAll("\n", "\\n")],
  ["line breaks turned into spaces", pkcs8.replaceAll("\n", " ")],
  ["no line breaks at all", pkcs8.replaceAll("\n", "")],
  ["Windows line breaks", pkcs8.replaceAll("\n", "\r\n")],
  ["white space around it", `  \n${pkcs8}\n `],
])("reads a key: %s", (_name, pem) => {
  expect(readPrivateKey({ pem, field: "private_key" }).asymmetricKeyType).toBe("rsa");
});

test.each([
  ["a passphrase", locked, "passphrase"],
  ["the public half", publicHalf, "public half"],
  ["an SSH public key", "ssh-ed25519 AAAAC3Nza", "public half"],
  ["nonsense", "hunter2-hunter2", "not a private key"],
  ["nothing", "", "not a private key"],
  ["a key that was cut off", pkcs8.slice(0, 400), "not a private key"],
])("refuses %s, and says so", (_name, pem, says) => {
  const outcome = refusalOf(() => readPrivateKey({ pem, field: "private_key" }));
  expect(outcome).toMatchObject({ code: "invalid_key", field: "private_key" });
  expect(outcome?.message).toContain(says);
  if (pem !== "") expect(JSON.stringify(outcome)).not.toContain(pem.slice(28, 60) || pem);
});

test("a passphrase opens the key, and a wrong one is what has to change", () => {
  const read = (text: string) =>
    readPrivateKey({ pem: locked, field: "private_key", passphrase: { field: "passphrase", text } });
  expect(read("x").asymmetricKeyType).toBe("rsa");
  for (const text of ["", "wrong-passphrase"]) {
    const outcome = refusalOf(() => read(text));
    expect(outcome).toMatchObject({ code: "invalid_key", field: "passphrase" });
    if (text !== "") expect(JSON.stringify(outcome)).not.toContain(text);
  }
});

test("a key of the wrong kind signs nothing", () => {
  const key = generateKeyPairSync("ed25519").privateKey;
  const input = { key, field: "private_key", claims: {}, seconds: 60 } as const;
  expect(refusalOf(() => signJwt({ ...input, algorithm: "RS256" }))).toMatchObject({ code: "invalid_key" });
  expect(refusalOf(() => signJwt({ ...input, algorithm: "ES256" }))).toMatchObject({ code: "invalid_key" });
});

function refusalOf(work: () => unknown) {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof StageRefusal) return error.outcome;
    throw error;
  }
}
