import { expect, test } from "vitest";
import { placeOfUser } from "./place-of-user";
import type { SessionMoment, SessionSummary } from "./types";

const at = "2026-11-21T10:00:00.000Z";
const session: SessionSummary = {
  id: "ls_x",
  status: "open",
  mode: "create",
  hosted: true,
  sandbox: false,
  connectionId: null,
  recipient: null,
  typeTitles: [],
  createdAt: at,
  exchangedAt: at,
  expiresAt: at,
  endedAt: null,
  outcome: null,
};
const moment = (type: string, rest: Partial<SessionMoment> = {}): SessionMoment => ({
  at,
  type,
  typeTitle: null,
  stepTitle: null,
  fields: [],
  outcome: null,
  code: null,
  ...rest,
});
const opened = moment("link_session.opened");
const refused = moment("step_refused", { stepTitle: "Server", fields: ["Host"] });
const failed = moment("connection.checked", { outcome: "failed", code: "auth_failed" });
const titleOf = (moments: readonly SessionMoment[], change: Partial<SessionSummary> = {}) =>
  placeOfUser({ session: { ...session, ...change }, moments, truncated: false });

test.each([
  ["Not opened yet", [], { status: "created", exchangedAt: null }],
  ["Just opened", [opened], {}],
  ["At “Server”", [opened, refused], {}],
  ["Stuck at “Server”", [opened, refused, refused], {}],
  ["Filling in the form", [opened, refused, moment("step_completed", { stepTitle: "Server" })], {}],
  ["At “Security”", [opened, refused, { ...refused, stepTitle: "Security" }], {}],
  ["Tests are running", [opened, moment("submitted")], {}],
  ["At the tests", [opened, moment("submitted"), failed], {}],
  ["Stuck at the tests", [opened, failed, moment("step_completed"), moment("submitted"), failed], {}],
  ["At the tests", [opened, failed, { ...failed, outcome: "passed" }, moment("submitted"), failed], {}],
  ["Tests passed", [opened, failed, { ...failed, outcome: "passed" }], {}],
  ["Left for now", [opened, moment("link_session.exited", { outcome: "user_closed" })], {}],
  ["Connected", [opened], { status: "succeeded" }],
  ["Revoked", [opened, refused, refused], { status: "revoked" }],
  ["Expired unopened", [], { status: "expired", exchangedAt: null }],
  ["Expired before it was done", [opened, refused], { status: "expired" }],
] as const)("%s", (title, moments, change) => {
  expect(titleOf(moments, change).title).toBe(title);
});

test("a user who is stuck is told of with how often, and why", () => {
  expect(titleOf([opened, refused, refused, refused])).toMatchObject({
    tone: "danger",
    detail: "Refused 3 times: Host.",
  });
  expect(titleOf([opened, failed])).toMatchObject({
    tone: "warning",
    detail: "Failed once, last: sign-in was refused.",
  });
});
