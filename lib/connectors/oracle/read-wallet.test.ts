import { createPrivateKey } from "node:crypto";
import { expect, test } from "vitest";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { NetworkError } from "@/lib/shared/errors/network-error";
import { readWallet } from "./read-wallet";

const { ca, server, renewed } = await createTlsMaterial();
const encryptedKey = createPrivateKey(server.key)
  .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "wallet-pa55" })
  .toString();
const flat = (pem: string | undefined) => (pem ?? "").replaceAll(/\s/g, "");
const base64 = (text: string) => Buffer.from(text).toString("base64");

function refusal(text: string, password = ""): unknown {
  try {
    return readWallet({ text, password });
  } catch (error) {
    return error instanceof NetworkError ? error.code : error;
  }
}

test.each([
  ["as it is", `${server.cert}${server.key}${ca}`],
  ["in another order", `${ca}${server.key}${server.cert}`],
  ["in base64", base64(`${server.key}${server.cert}${ca}`)],
  ["with lost line breaks", `${ca}${server.key}${server.cert}`.replaceAll("\n", "\\n")],
])("a wallet with a key, %s, is taken apart", (_name, text) => {
  const wallet = readWallet({ text, password: "" });
  expect(flat(wallet.client?.cert)).toBe(flat(server.cert));
  expect(flat(wallet.client?.key)).toBe(flat(server.key));
  expect(flat(wallet.ca)).toBe(flat(ca));
});

test("certificates alone are to be trusted", () => {
  const wallet = readWallet({ text: `${ca}${renewed.cert}`, password: "" });
  expect(wallet.client).toBeUndefined();
  expect(flat(wallet.ca)).toBe(flat(ca) + flat(renewed.cert));
});

test("an encrypted key needs the wallet's password", () => {
  const text = `${server.cert}${encryptedKey}${ca}`;
  expect(readWallet({ text, password: "wallet-pa55" }).client?.passphrase).toBe("wallet-pa55");
  expect(refusal(text)).toBe("invalid_key");
  expect(refusal(text, "wrong")).toBe("invalid_key");
});

test.each([
  ["nothing of the kind", "hello", "invalid_certificate"],
  ["cwallet.sso", Buffer.from([0xa1, 0xf8, 0x4e, 0x38]).toString("base64"), "invalid_certificate"],
  ["ewallet.p12", Buffer.from([0x30, 0x82, 0x10, 0]).toString("base64"), "invalid_certificate"],
  ["a certificate cut off", ca.replace(/.{40}\n/, "\n"), "invalid_certificate"],
  ["a key alone", server.key, "invalid_key"],
  ["a key of another certificate", `${renewed.cert}${server.key}`, "invalid_key"],
])("%s is refused", (_name, text, code) => {
  expect(refusal(text)).toBe(code);
});
