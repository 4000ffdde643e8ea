import { expect, test } from "vitest";
import type { OpenedType } from "@/lib/shared/capture/contract";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { captureReducer } from "./capture-reducer";
import { initialCaptureState } from "./capture-state";
import { listChanges } from "./list-changes";
import { recordsTextsOf } from "./records-texts";
import { opened, page } from "./testing/frame-fixture";
import { textsFor } from "./texts";

const texts = recordsTextsOf({ page, ...textsFor(page) });
const values = {
  host: "db.example.com",
  port: "5432",
  database: "shop",
  username: "loader",
  ssl: "true",
  encryption_type: "ssh",
  encryption_host: "bastion.example.com",
  encryption_port: "22",
  encryption_username: "tunnel",
};

function changes(typed: PropertyValues, over: Partial<OpenedType> = {}, drafted: readonly string[] = []) {
  const edited: OpenedType = {
    ...opened,
    saved: { stepId: "where", values, configured: ["password"] },
    stored: { values, drafted, receipt: null },
    ...over,
  };
  const at = captureReducer(initialCaptureState(page), { type: "type_opened", opened: edited });
  const state = captureReducer(at, { type: "answers_changed", answers: typed });
  return listChanges({ state, texts });
}

test("nothing changed is nothing to say", () => {
  expect(changes({})).toEqual([]);
});

test("a value goes from one to another, a secret is only replaced", () => {
  const said = changes({ port: "5433", password: "pa55-word" });
  expect(said).toEqual(["Port goes from “5432” to “5433”.", "Password is replaced."]);
  expect(said.join()).not.toContain("pa55-word");
});

test("a secret typed before and not submitted counts as replaced", () => {
  expect(changes({}, {}, ["password"])).toEqual(["Password is replaced."]);
});

test("what is no longer asked for is removed, and a long text is not repeated", () => {
  const said = changes({
    encryption_type: "none",
    sslrootcert: `-----BEGIN CERTIFICATE-----\n${"A".repeat(99)}`,
  });
  expect(said).toContain("SSH host is removed.");
  expect(said.filter((one) => one.includes("AAA"))).toEqual([]);
  expect(said.filter((one) => /certificate is changed/.test(one))).toHaveLength(1);
});

test("a new connection has no changes to list", () => {
  expect(changes({ port: "1" }, { stored: null })).toEqual([]);
});
