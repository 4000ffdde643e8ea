import { expect, test } from "vitest";
import type { CheckRunSnapshot } from "@/lib/shared/capture/contract";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import type { CaptureAction } from "./capture-action";
import { captureReducer } from "./capture-reducer";
import { type CaptureState, initialCaptureState } from "./capture-state";
import { opened, page } from "./testing/frame-fixture";

const run = (actions: readonly CaptureAction[], from: CaptureState = initialCaptureState(page)) =>
  actions.reduce(captureReducer, from);
const typed = (values: Record<string, string>): CaptureAction => ({
  type: "answers_changed",
  values: { ...initialCaptureState(page).values, ...values },
  names: Object.keys(values),
});
const error = { code: "x", message: "m", requestId: "r" };
const started = { connectionId: "con_1", checkRunId: "run_1", plan: [] };
const snapshot: CheckRunSnapshot = {
  checkRunId: "run_1",
  state: "finished",
  outcome: "failed",
  current: null,
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

test("one type: the form stands at once, with its defaults; several: the chooser", () => {
  expect(initialCaptureState(page)).toMatchObject({
    screen: "form",
    stepId: "server",
    values: { port: "5432" },
  });
  const [one] = page.destinationTypes;
  if (!one) throw new Error("fixture");
  const many = initialCaptureState({ ...page, card: null, destinationTypes: [one, { ...one, id: "mysql" }] });
  expect(many).toMatchObject({ screen: "choose", stepId: null });
});

test("what was typed before the server answered stands above what was saved", () => {
  const saved = { stepId: "login", values: { host: "old", database: "d" }, configured: ["password"] };
  const state = run([
    typed({ host: "new" }),
    { type: "session_opened", recipientName: "Acme", openType: { ...opened, saved } },
  ]);
  expect(state.values).toMatchObject({ host: "new", database: "d" });
  expect(state).toMatchObject({ stepId: "server", configured: ["password"], recipientName: "Acme" });
});

test("without typing, the form opens where it was left", () => {
  const saved = { stepId: "login", values: { host: "old" }, configured: [] };
  const state = run([{ type: "session_opened", recipientName: "Acme", openType: { ...opened, saved } }]);
  expect(state).toMatchObject({ stepId: "login", values: { host: "old" } });
});

test("a renewed session leaves the screen and the answers alone", () => {
  const first: CaptureAction = { type: "session_opened", recipientName: "Acme", openType: opened };
  const state = run([first, typed({ host: "h" }), { type: "step_shown", stepId: "login" }, first]);
  expect(state).toMatchObject({ stepId: "login", values: { host: "h" } });
  const checking = run([first, { type: "check_started", started }, { ...first, recipientName: "" }, first]);
  expect(checking).toMatchObject({ screen: "checks", check: { started } });
});

test("an expired session comes back to where it was, with everything kept", () => {
  const first: CaptureAction = { type: "session_opened", recipientName: "Acme", openType: opened };
  const expired = run([
    first,
    typed({ host: "h" }),
    { type: "session_expired" },
    { type: "session_expired" },
  ]);
  expect(expired.screen).toBe("expired");
  expect(run([first], expired)).toMatchObject({ screen: "form", values: { host: "h" } });
});

test("changing a field takes its own error away and no other", () => {
  const state = run([
    {
      type: "fields_refused",
      fields: [
        { property: "host", message: "a" },
        { property: "port", message: "b" },
      ],
    },
    typed({ host: "h" }),
  ]);
  expect(state.fieldErrors).toEqual([{ property: "port", message: "b" }]);
  expect(state.draft).toBe("dirty");
});

test("a refused field of another step opens that step with the focus on it", () => {
  const fields = [{ property: "password", message: "a" }];
  const state = run([{ type: "busy" }, { type: "fields_refused", fields }]);
  expect(state).toMatchObject({
    screen: "form",
    stepId: "login",
    busy: false,
    focus: { property: "password" },
  });
});

test("half a secret in a draft does not count as saved; a completed step's does", () => {
  const drafted = run([
    typed({ password: "hun" }),
    { type: "draft_saving" },
    { type: "draft_saved", configured: ["password"] },
  ]);
  expect(drafted).toMatchObject({ configured: [], draft: "saved" });
  const completed = run([{ type: "step_completed", stepId: "login", configured: ["password"] }], drafted);
  expect(completed.configured).toEqual(["password"]);
});

test("typing on while a draft is being saved leaves something to save", () => {
  const state = run([
    { type: "draft_saving" },
    typed({ host: "h" }),
    { type: "draft_saved", configured: [] },
  ]);
  expect(state.draft).toBe("dirty");
});

test("a completed step leads to the next; after a failed check it waits for the new check", () => {
  const done: CaptureAction = { type: "step_completed", stepId: "server", configured: [] };
  expect(run([done])).toMatchObject({ stepId: "network", busy: false });
  const failed = run([
    { type: "check_started", started },
    { type: "check_progressed", snapshot },
    { type: "field_change_wanted", error: { property: "host", message: "unknown" } },
    { type: "busy" },
    done,
  ]);
  expect(failed).toMatchObject({ stepId: "server", busy: true, rechecking: true });
});

test("the snapshot of an earlier run changes nothing", () => {
  const state = run([
    { type: "check_started", started: { ...started, checkRunId: "run_2" } },
    { type: "check_progressed", snapshot },
  ]);
  expect(state.check?.snapshot).toBeNull();
});

test("the way from a failed test to its field carries the message and keeps the values", () => {
  const state = run([
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
  const state = run([
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
  expect(run([begun, { type: "check_progressed", snapshot: asked }]).focus).toBeNull();
  const locked = { property: "password", mode: "locked", value: "" } as const;
  const other = { ...opened, policies: [locked] };
  const failed = finished([{ ...failure, field: "password" }]);
  const steps: CaptureAction[] = [{ type: "type_opened", opened: other }, begun];
  expect(run([...steps, { type: "check_progressed", snapshot: failed }]).focus).toBeNull();
});

test("whoever wants to change something else walks through every step again", () => {
  const failed = finished([{ ...failure, field: "password" }]);
  const state = run([
    { type: "check_started", started },
    { type: "check_progressed", snapshot: failed },
    { type: "answers_change_wanted" },
  ]);
  expect(state).toMatchObject({ screen: "form", stepId: "server", rechecking: false, focus: null });
});

test("a failed action leaves screen and answers alone", () => {
  const before = run([typed({ host: "h" }), { type: "busy" }]);
  const after = run([{ type: "action_failed", error }], before);
  expect(after).toEqual({ ...before, busy: false, banner: error, lastErrorCode: "x" });
});

test("choosing another type starts with its own answers", () => {
  const other = { ...opened, card: { ...opened.card, type: "mysql" } };
  const state = run([typed({ host: "h" }), { type: "type_opened", opened: other }]);
  expect(state.values).not.toHaveProperty("host");
  expect(state.touched).toEqual([]);
});
