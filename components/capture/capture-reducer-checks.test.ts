import { expect, test } from "vitest";
import type { CheckRunSnapshot } from "@/lib/shared/capture/contract";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import type { CaptureAction } from "./capture-action";
import { opened } from "./testing/frame-fixture";
import { reduce, started, typed } from "./testing/reducer-fixture";

const snapshot: CheckRunSnapshot = {
  checkRunId: "run_1",
  state: "finished",
  outcome: "failed",
  current: null,
  wakingSince: null,
  results: [],
};

const failure: SetupTestResult = {
  id: "authenticate",
  title: "Sign in",
  status: "FAILED",
  code: "auth_failed",
  message: "refused",
  details: [],
  durationMs: 1,
};
const finished = (results: readonly SetupTestResult[]): CheckRunSnapshot => ({ ...snapshot, results });

test("a completed step leads to the next; after a failed check it waits for the new check", () => {
  const done: CaptureAction = { type: "step_completed", stepId: "server", configured: [] };
  expect(reduce([done])).toMatchObject({ stepId: "network", busy: false });
  const failed = reduce([
    { type: "check_started", started },
    { type: "check_progressed", snapshot },
    { type: "field_change_wanted", error: { property: "host", message: "unknown" } },
    { type: "busy" },
    done,
  ]);
  expect(failed).toMatchObject({ stepId: "server", busy: true, rechecking: true });
});

test("the snapshot of an earlier run changes nothing", () => {
  const state = reduce([
    { type: "check_started", started: { ...started, checkRunId: "run_2" } },
    { type: "check_progressed", snapshot },
  ]);
  expect(state.check?.snapshot).toBeNull();
});

test("the way from a failed test to its field carries the message and keeps the values", () => {
  const state = reduce([
    typed({ host: "h", password: "p" }),
    { type: "check_started", started },
    { type: "check_progressed", snapshot },
    { type: "field_change_wanted", error: { property: "password", message: "refused" } },
  ]);
  expect(state).toMatchObject({
    screen: "form",
    stepId: "login",
    fieldErrors: [{ property: "password", message: "refused" }],
    focus: { property: "password" },
    values: { host: "h", password: "p" },
  });
});

test("a failed test points at its field where it stands, and its step is the one that is saved again", () => {
  const failed = finished([{ ...failure, field: "password" }]);
  const state = reduce([
    { type: "check_started", started },
    { type: "check_progressed", snapshot: failed },
  ]);
  expect(state).toMatchObject({ screen: "checks", stepId: "login", rechecking: true });
  expect(state.focus).toEqual({ property: "password" });
});

test("a key to approve is no field to fix, and neither is one the host has locked", () => {
  const trust = { kind: "ssh_host_key", host: "h", port: 22, fingerprint: "SHA256:x", facts: [] } as const;
  const asked = finished([{ ...failure, field: "password", trust }]);
  const begun: CaptureAction = { type: "check_started", started };
  expect(reduce([begun, { type: "check_progressed", snapshot: asked }]).focus).toBeNull();
  const locked = { property: "password", mode: "locked", value: "" } as const;
  const other = { ...opened, policies: [locked] };
  const failed = finished([{ ...failure, field: "password" }]);
  const steps: CaptureAction[] = [{ type: "type_opened", opened: other }, begun];
  expect(reduce([...steps, { type: "check_progressed", snapshot: failed }]).focus).toBeNull();
});

test("whoever wants to change something else walks through every step again", () => {
  const failed = finished([{ ...failure, field: "password" }]);
  const state = reduce([
    { type: "check_started", started },
    { type: "check_progressed", snapshot: failed },
    { type: "answers_change_wanted" },
  ]);
  expect(state).toMatchObject({ screen: "form", stepId: "server", rechecking: false, focus: null });
});

test("a connection that is edited opens at what its last check failed at, and is tested again at once", () => {
  const failure = { property: "password", message: "Wrong." };
  const stored = { values: {}, drafted: [], receipt: null };
  const state = reduce([{ type: "type_opened", opened: { ...opened, stored, failure } }]);
  expect(state).toMatchObject({
    stepId: "login",
    fieldErrors: [failure],
    focus: { property: "password" },
    rechecking: true,
  });
  // What the host has fixed cannot be put right here.
  const policies = [{ property: "password", mode: "locked", value: "" }] as const;
  const fixed = { ...opened, stored, failure, policies };
  expect(reduce([{ type: "type_opened", opened: fixed }]).rechecking).toBe(false);
});
