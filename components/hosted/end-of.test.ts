import { expect, test } from "vitest";
import { frameError } from "../capture/action-error";
import { initialCaptureState } from "../capture/capture-state";
import { page } from "../capture/testing/frame-fixture";
import { endOf } from "./end-of";

const fresh = initialCaptureState(page);

test.each([
  ["waiting", "unknown", null],
  ["waiting", "token", null],
  ["waiting", "key", null],
  ["waiting", "nothing", "incomplete"],
  ["open", "unknown", null],
  ["open", "key", null],
  ["open", "token", "used"],
  ["open", "nothing", "used"],
] as const)("a link that is %s, in a tab that holds %s", (status, held, end) => {
  expect(endOf({ state: fresh, status, held })).toBe(end);
});

test("once it is open, what the tab held no longer matters", () => {
  const state = { ...fresh, recipientName: "Acme" };
  expect(endOf({ state, status: "waiting", held: "nothing" })).toBeNull();
});

test.each([
  ["token_used", "used"],
  ["token_expired", "expired"],
  ["session_revoked", "revoked"],
  ["session_ended", "finished"],
  ["token_invalid", "unknown"],
  ["no_token", "unknown"],
])("a session that was refused with %s ends as %s", (code, end) => {
  const state = { ...fresh, screen: "ended", banner: { ...frameError("no_token", ""), code } } as const;
  expect(endOf({ state, status: "waiting", held: "token" })).toBe(end);
});

test("leaving before success is no success", () => {
  const closed = { ...fresh, screen: "closed" } as const;
  const completed = {
    eventId: "e",
    connectionId: "c",
    connectionName: "n",
    destinationType: "postgres",
    pending: false,
    sig: "e30..c2ln",
    receipt: null,
  };
  expect(endOf({ state: closed, status: "open", held: "key" })).toBe("left");
  expect(endOf({ state: { ...closed, completed }, status: "open", held: "key" })).toBe("finished");
});
