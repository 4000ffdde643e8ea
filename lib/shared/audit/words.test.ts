import { expect, test } from "vitest";
import type { ChainResult } from "./types";
import { actionWords, actorWords, breakWords, exactTime, pageOf } from "./words";

test("entries read as words", () => {
  expect(actionWords("link_session.created")).toBe("Link session created");
  expect(actorWords({ actor: "member:1", name: "Ada" })).toBe("Ada");
  expect(actorWords({ actor: "link_session:ls_1", name: null })).toBe("Link session");
  expect(actorWords({ actor: "system", name: null })).toBe("Latchkey");
  expect(exactTime("2026-11-21T10:04:05.123Z")).toBe("2026-11-21 10:04:05");
});

test("a subject leads to its page while there is one", () => {
  expect(pageOf({ action: "link_session.created", subject: "ls_1" })).toBe("/admin/link-sessions/ls_1");
  expect(pageOf({ action: "connection.checked", subject: "c" })).toBe("/admin/connections/c");
  expect(pageOf({ action: "connection.deleted", subject: "c" })).toBeNull();
  expect(pageOf({ action: "webhook.created", subject: "w" })).toBeNull();
});

test("a broken chain says where and how", () => {
  const result = (reason: ChainResult["reason"]): ChainResult => ({
    isIntact: false,
    checked: 6,
    brokenAt: 7,
    reason,
    head: { seq: 9, hash: "x" },
  });
  expect(breakWords(result("entry_changed"))).toContain("Entry 7 is not what it was");
  expect(breakWords(result("entry_missing"))).toBe("Entry 7 is missing.");
  expect(breakWords(result("end_cut_off"))).toContain("ends after entry 6");
  expect(breakWords(result("head_forged"))).toContain("wrote the log anew");
});
