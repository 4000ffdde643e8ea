import { afterEach, expect, test, vi } from "vitest";
import { good } from "../testing/frame-fixture";
import { openFlow as open } from "../testing/open-flow";
import { askToLeave, leave } from "./leave";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const server = { host: " db.example.com", database: "d" };

test("leaving asks only where something was entered, saves it, and exits once with one id everywhere", async () => {
  const bodies: string[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    bodies.push(String(init.body));
    return Response.json({ sig: "e30..c2ln" });
  });
  const saved = vi.fn(async () => ({ ...good, value: { configured: [] } }));
  const { flow, sent, type } = await open({ saveDraft: saved });
  type(server);
  await askToLeave({ flow });
  expect(flow.store.getState().leaving).toBe(true);
  await askToLeave({ flow });
  await leave({ flow });
  expect(saved).toHaveBeenCalledOnce();
  const exits = sent.filter(([kind]) => kind === "exit").map(([, exit]) => exit as { eventId: string });
  expect(exits).toEqual([
    expect.objectContaining({ reason: "user_closed", stepId: "server", dirty: true, sig: "e30..c2ln" }),
  ]);
  expect(bodies.map((body) => JSON.parse(body).eventId)).toEqual([exits[0]?.eventId]);
});

test.each([
  ["user", 1_500],
  ["host", 200],
] as const)("a server that does not answer keeps a %s who closes for %d ms at most", async (by, ms) => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const { flow, sent } = await open();
  const left = leave({ flow, by });
  await vi.advanceTimersByTimeAsync(ms - 1);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await left;
  expect(sent).toEqual([["exit", expect.objectContaining({ reason: `${by}_closed`, sig: null })]]);
});
