import { afterEach, expect, test, vi } from "vitest";
import type { CheckRunSnapshot } from "@/lib/shared/capture/contract";
import { approveTrust } from "./flow/approve-trust";
import { completeStep } from "./flow/complete-step";
import { leave } from "./flow/leave";
import { saveDraft } from "./flow/save-draft";
import { good, refused } from "./testing/frame-fixture";
import { openFlow as open } from "./testing/open-flow";

afterEach(() => vi.unstubAllGlobals());

function streams(snapshots: readonly Partial<CheckRunSnapshot>[]) {
  const urls: string[] = [];
  const answer = async (url: string): Promise<Response> => {
    urls.push(url);
    const snapshot = {
      checkRunId: "run_1",
      state: "finished",
      current: null,
      wakingSince: null,
      results: [],
      ...snapshots[urls.length - 1],
    };
    return new Response(JSON.stringify(snapshot));
  };
  vi.stubGlobal("fetch", answer);
  return urls;
}

const server = { host: " db.example.com", database: "d" };
const login = { username: "u", password: " p " };

test("a step goes out cleaned, with its blanks, without hidden fields", async () => {
  const completed = vi.fn(async () => ({ ...good, value: { configured: [] } }));
  const { flow, type } = await open({ completeStep: completed });
  type(server);
  await completeStep({ flow });
  expect(completed).toHaveBeenCalledExactlyOnceWith({
    bearer: "bearer-1",
    type: "postgres",
    stepId: "server",
    values: {
      host: "db.example.com",
      port: "5432",
      database: "d",
      ssl: "true",
      ssl_mode: "verify-full",
      sslrootcert: "",
    },
  });
  expect(flow.store.getState()).toMatchObject({ stepId: "network", trimmed: ["host"] });
});

test("what is typed while a step is being saved is saved too, before the step is left", async () => {
  const sent: unknown[] = [];
  const { flow, type } = await open({
    completeStep: async ({ stepId, values }) => {
      sent.push([stepId, values.database]);
      if (sent.length === 1) type({ database: "typed on" });
      return { ...good, value: { configured: [] } };
    },
  });
  type(server);
  await completeStep({ flow });
  expect(sent).toEqual([
    ["server", "d"],
    ["server", "typed on"],
  ]);
  expect(flow.store.getState()).toMatchObject({ stepId: "network", draft: "saved", busy: false });
});

test("a change leaves every other answer as it is by then", async () => {
  const { flow, type } = await open();
  type({ host: "typed first" });
  type({ database: "d" });
  expect(flow.store.getState().values).toMatchObject({ host: "typed first", database: "d", port: "5432" });
});

test("nothing is sent while a field can be put right at once", async () => {
  const completed = vi.fn();
  const { flow } = await open({ completeStep: completed });
  await completeStep({ flow });
  expect(completed).not.toHaveBeenCalled();
  expect(flow.store.getState().fieldErrors.map((error) => error.property)).toEqual(["host", "database"]);
});

test("an address pasted as host is in no draft, and a blank secret is not sent", async () => {
  const saved = vi.fn(async () => ({ ...good, value: { configured: [] } }));
  const { flow, type } = await open({ saveDraft: saved });
  type({ host: "postgres://u:hunter2@db/x", database: "d" });
  await saveDraft({ flow });
  expect(JSON.stringify(saved.mock.calls)).not.toContain("hunter2");
  flow.store.dispatch({ type: "step_shown", stepId: "login" });
  type({ username: "u", password: "" });
  await saveDraft({ flow });
  expect(saved).toHaveBeenLastCalledWith(expect.objectContaining({ values: { username: "u" } }));
});

test("the last step submits, follows the check and completes without another click", async () => {
  const urls = streams([{ outcome: "passed" }]);
  const { flow, sent, type } = await open();
  type(server);
  await completeStep({ flow });
  await completeStep({ flow });
  type(login);
  await completeStep({ flow });
  expect(urls).toEqual(["/runs/run_1"]);
  expect(flow.store.getState()).toMatchObject({ screen: "done", completed: { connectionId: "con_1" } });
  expect(sent.filter(([kind]) => kind === "success")).toEqual([]);
  await leave({ flow });
  await leave({ flow, by: "host" });
  const success = {
    eventId: "evt_1",
    connectionId: "con_1",
    destinationType: "postgres",
    pending: false,
    sig: "e30..c2ln",
  };
  expect(sent.filter(([kind]) => kind !== "event")).toEqual([["success", success]]);
  expect(JSON.stringify(sent)).not.toContain("db.example.com");
});

test("approving a key goes on with a new check", async () => {
  streams([{ outcome: "failed" }, { outcome: "passed" }]);
  const { flow, type } = await open();
  flow.store.dispatch({ type: "step_shown", stepId: "login" });
  type(login);
  await completeStep({ flow });
  expect(flow.store.getState()).toMatchObject({ screen: "checks", rechecking: true });
  const trust = { kind: "ssh_host_key", host: "h", port: 22, fingerprint: "SHA256:x", facts: [] } as const;
  await approveTrust({ flow, trust });
  expect(flow.store.getState().screen).toBe("done");
});

test("the server's field errors open the step of the first", async () => {
  const fields = [{ property: "password", message: "wrong" }];
  const { flow, type } = await open({ completeStep: async () => refused("invalid_input", { fields }) });
  type(server);
  await completeStep({ flow });
  expect(flow.store.getState()).toMatchObject({ stepId: "login", fieldErrors: fields, busy: false });
});

test("any other failure is a banner that can be repeated", async () => {
  const answers = [refused("internal_error"), { ...good, value: { configured: [] } }];
  const { flow, type } = await open({ completeStep: async () => answers.shift() ?? refused("x") });
  type(server);
  await completeStep({ flow });
  expect(flow.store.getState()).toMatchObject({ stepId: "server", banner: { requestId: "req_1" } });
  await flow.lastAttempt.current?.();
  expect(flow.store.getState()).toMatchObject({ stepId: "network", banner: null });
});

test("a revoked session ends", async () => {
  const { flow, sent, type } = await open({ completeStep: async () => refused("session_revoked") });
  type(server);
  await completeStep({ flow });
  expect(flow.store.getState().screen).toBe("ended");
  vi.stubGlobal("fetch", async () => new Response(null, { status: 204 }));
  await leave({ flow });
  expect(sent.at(-1)).toEqual(["exit", expect.objectContaining({ reason: "session_revoked", dirty: true })]);
});
