import { expect, test } from "vitest";
import { refuseSas } from "./refuse-sas";

const now = new Date("2026-11-20T10:00:00Z");
const token = "sp=racwdl&st=2026-01-01T00:00:00Z&se=2027-01-01T00:00:00Z&sv=2022-11-02&sr=c&sig=abc%3D";

test.each([
  ["a token", token],
  ["with its question mark", `?${token}`],
  ["at the end of an address", `https://acme.blob.core.windows.net/lake?${token}`],
  ["with a policy in place of dates", "si=loader&sv=2022-11-02&sr=c&sig=abc%3D"],
])("%s may be one", (_name, text) => {
  expect(refuseSas({ text, now })).toBeNull();
});

test.each([
  [
    "an expired token",
    token.replace("se=2027", "se=2025"),
    /^This token expired on 2025-01-01\. .*paste all of it\.$/,
  ],
  ["an account key", "c2VjcmV0LWtleQ==", /^This is not a SAS token/],
  ["a token without its signature", token.replace(/&sig=.*/, ""), /^This is not a SAS token/],
  [
    "a connection string",
    `DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=c2Vj;SharedAccessSignature=${token}`,
    /^This is a connection string\./,
  ],
])("%s is refused, and not repeated", (_name, text, message) => {
  const refused = refuseSas({ text, now });
  expect(refused).toMatch(message);
  expect(refused).not.toContain("c2Vj");
});
