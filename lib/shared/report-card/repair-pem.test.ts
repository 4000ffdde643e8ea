import { expect, test } from "vitest";
import { pemMaxLength, repairPem } from "./repair-pem";

const lines = ["A".repeat(64), "B".repeat(64), "Cg=="];
const good = `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;

test("a good text stays as it is", () => {
  expect(repairPem(good)).toEqual({ text: good, repaired: false, problem: null });
});

test("Windows line ends are no repair worth a word", () => {
  expect(repairPem(good.replaceAll("\n", "\r\n"))).toEqual({ text: good, repaired: false, problem: null });
});

test.each([
  ["line breaks became spaces", good.replaceAll("\n", " ")],
  ["line breaks are gone", good.replaceAll("\n", "")],
  ["line breaks became a literal \\n", good.replaceAll("\n", "\\n")],
  ["quoted, out of a JSON file", `"${good.replaceAll("\n", "\\n")}"`],
  ["indented, out of a YAML file", good.replaceAll(/^/gm, "    ")],
])("repairs: %s", (_, broken) => {
  expect(repairPem(broken)).toEqual({ text: good, repaired: true, problem: null });
});

test("keeps every block of a chain", () => {
  expect(repairPem(`${good}${good}`.replaceAll("\n", " ")).text).toBe(good + good);
});

test("keeps OpenSSH keys wrapped at 70", () => {
  const key = `-----BEGIN OPENSSH PRIVATE KEY-----\n${"k".repeat(70)}\nend=\n-----END OPENSSH PRIVATE KEY-----\n`;
  expect(repairPem(key)).toEqual({ text: key, repaired: false, problem: null });
});

test("leaves the headers of an encrypted key alone", () => {
  const key = `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES,00\n\n${lines.join("\n")}\n-----END RSA PRIVATE KEY-----\n`;
  expect(repairPem(key)).toEqual({ text: key, repaired: false, problem: null });
});

test("says which end is missing", () => {
  expect(repairPem("ssh-ed25519 AAAA").problem).toBe("no_begin");
  expect(repairPem("-----BEGIN CERTIFICATE-----\nAAAA").problem).toBe("no_end");
  expect(repairPem(`${good}-----BEGIN CERTIFICATE-----\nAAAA`).problem).toBe("no_end");
  expect(repairPem(good.padEnd(pemMaxLength + 1)).problem).toBe("too_long");
});
