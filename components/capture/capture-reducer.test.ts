import { expect, test } from "vitest";
import type { CaptureAction } from "./capture-action";
import { initialCaptureState } from "./capture-state";
import { opened, page } from "./testing/frame-fixture";
import { reduce, started, typed } from "./testing/reducer-fixture";

const error = { code: "x", message: "m", requestId: "r" };

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
  const state = reduce([
    typed({ host: "new" }),
    { type: "session_opened", recipientName: "Acme", openType: { ...opened, saved } },
  ]);
  expect(state.values).toMatchObject({ host: "new", database: "d" });
  expect(state).toMatchObject({ stepId: "server", configured: ["password"], recipientName: "Acme" });
});

test("without typing, the form opens where it was left", () => {
  const saved = { stepId: "login", values: { host: "old" }, configured: [] };
  const state = reduce([{ type: "session_opened", recipientName: "Acme", openType: { ...opened, saved } }]);
  expect(state).toMatchObject({ stepId: "login", values: { host: "old" } });
});

test("a renewed session leaves the screen and the answers alone", () => {
  const first: CaptureAction = { type: "session_opened", recipientName: "Acme", openType: opened };
  const state = reduce([first, typed({ host: "h" }), { type: "step_shown", stepId: "login" }, first]);
  expect(state).toMatchObject({ stepId: "login", values: { host: "h" } });
  const checking = reduce([
    first,
    { type: "check_started", started },
    { ...first, recipientName: "" },
    first,
  ]);
  expect(checking).toMatchObject({ screen: "checks", check: { started } });
});

test("an expired session comes back to where it was, with everything kept", () => {
  const first: CaptureAction = { type: "session_opened", recipientName: "Acme", openType: opened };
  const expired = reduce([
    first,
    typed({ host: "h" }),
    { type: "session_expired" },
    { type: "session_expired" },
  ]);
  expect(expired.screen).toBe("expired");
  expect(reduce([first], expired)).toMatchObject({ screen: "form", values: { host: "h" } });
});

test("changing a field takes its own error away and no other", () => {
  const state = reduce([
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
  const state = reduce([{ type: "busy" }, { type: "fields_refused", fields }]);
  expect(state).toMatchObject({
    screen: "form",
    stepId: "login",
    busy: false,
    focus: { property: "password" },
  });
});

test("half a secret in a draft does not count as saved; a completed step's does", () => {
  const drafted = reduce([
    typed({ password: "hun" }),
    { type: "draft_saving" },
    { type: "draft_saved", configured: ["password"] },
  ]);
  expect(drafted).toMatchObject({ configured: [], draft: "saved" });
  const completed = reduce([{ type: "step_completed", stepId: "login", configured: ["password"] }], drafted);
  expect(completed.configured).toEqual(["password"]);
});

test("typing on while a draft is being saved leaves something to save", () => {
  const state = reduce([
    { type: "draft_saving" },
    typed({ host: "h" }),
    { type: "draft_saved", configured: [] },
  ]);
  expect(state.draft).toBe("dirty");
});

test("a failed action leaves screen and answers alone", () => {
  const before = reduce([typed({ host: "h" }), { type: "busy" }]);
  const after = reduce([{ type: "action_failed", error }], before);
  expect(after).toEqual({ ...before, busy: false, banner: error, lastErrorCode: "x" });
});

test("choosing another type starts with its own answers", () => {
  const other = { ...opened, card: { ...opened.card, type: "mysql" } };
  const state = reduce([typed({ host: "h" }), { type: "type_opened", opened: other }]);
  expect(state.values).not.toHaveProperty("host");
  expect(state.touched).toEqual([]);
});
