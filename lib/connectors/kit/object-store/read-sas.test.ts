import { expect, test } from "vitest";
import { judgeSas, readSas, sasEnd } from "./read-sas";

const now = new Date("2026-01-15T12:00:00Z");
const good = "sp=racwdl&st=2026-01-01T00:00:00Z&se=2026-02-01T00:00:00Z&sv=2024-11-04&sr=c&sig=ab%2Bc%3D";
const judge = (pasted: string) => judgeSas({ pasted, now })?.code ?? null;

test.each([
  good,
  `?${good}`,
  `https://acme.blob.core.windows.net/lake?${good}`,
  ` ${good}\n`,
  good.replace("racwdl", "rcdl"),
  "sv=2022-11-02&ss=bfqt&srt=sco&sp=rwdlacupiytfx&se=2026-02-01T00:00:00Z&sig=x",
  "sv=2022-11-02&sr=c&si=loader&sig=x",
])("%s is fine", (pasted) => {
  expect(judge(pasted)).toBeNull();
});

test.each([
  ["", "auth_failed"],
  ["sekret", "auth_failed"],
  ["DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b==", "auth_failed"],
  [good.replace("sig=", "gis="), "auth_failed"],
  [good.replace("2026-02", "2026-01"), "credential_expired"],
  [good.replace("st=2026-01", "st=2026-03"), "credential_expired"],
  [good.replace("racwdl", "racwd"), "permission_denied"],
  [good.replace("racwdl", "racwl"), "permission_denied"],
  [good.replace("racwdl", "cwdl"), "permission_denied"],
  [good.replace("racwdl", "rdl"), "permission_denied"],
  [good.replace("sr=c", "sr=b"), "permission_denied"],
  ["sv=2022-11-02&ss=fqt&srt=sco&sp=rwdl&se=2026-02-01T00:00:00Z&sig=x", "permission_denied"],
  ["sv=2022-11-02&ss=b&srt=s&sp=rwdl&se=2026-02-01T00:00:00Z&sig=x", "permission_denied"],
])("%s is %s", (pasted, code) => {
  expect(judge(pasted)).toBe(code);
});

test("says which permissions are missing, and never repeats the token", () => {
  const failure = judgeSas({ pasted: good.replace("racwdl", "r"), now });
  expect(failure?.message).toBe("The SAS token lacks: Write, List, Delete.");
  expect(JSON.stringify(failure)).not.toContain("ab%2Bc");
});

test("a plus sign that was decoded stays one", () => {
  expect(new URLSearchParams(readSas({ pasted: "?sv=1&sig=a+b/c=" })).get("sig")).toBe("a+b/c=");
});

test.each([
  [good, "2026-02-01T00:00:00.000Z"],
  [`https://acme.blob.core.windows.net/lake?${good}`, "2026-02-01T00:00:00.000Z"],
  [good.replace("2026-02-01T00:00:00Z", "2026-02-01"), "2026-02-01T00:00:00.000Z"],
  ["sv=2022-11-02&sr=c&si=loader&se=2026-02-01&sig=x", null],
  [good.replace("2026-02-01T00:00:00Z", "soon"), null],
  ["", null],
])("%s ends at %s", (pasted, end) => {
  expect(sasEnd({ pasted })?.toISOString() ?? null).toBe(end);
});
