import { expect, test, vi } from "vitest";
import type { CheckRunSnapshot } from "@/lib/shared/capture/contract";
import type { SessionRunner } from "./session-runner";
import { watchCheckRun } from "./watch-check-run";

const running: CheckRunSnapshot = {
  checkRunId: "c",
  state: "running",
  outcome: null,
  current: "a",
  wakingSince: null,
  results: [],
};
const finished: CheckRunSnapshot = { ...running, state: "finished", outcome: "passed", current: null };
const line = (snapshot: CheckRunSnapshot) => `${JSON.stringify(snapshot)}\n`;

/** Answers each fetch with the next script: chunks of a body, or a status. */
function scripted(scripts: readonly (readonly string[] | number)[]) {
  const calls: RequestInit[] = [];
  const answer = async (_: unknown, init?: RequestInit): Promise<Response> => {
    const script = scripts[calls.length];
    calls.push(init ?? {});
    if (script === undefined) throw new TypeError("network");
    if (typeof script === "number") return new Response(null, { status: script });
    const chunks = script.map((chunk) => new TextEncoder().encode(chunk));
    const body = new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk);
        controller.close();
      },
    });
    return new Response(body);
  };
  return { calls, fetch: answer as typeof fetch };
}

const session: SessionRunner = {
  bearer: () => "bearer-1",
  acceptToken: () => Promise.reject(new Error("unused")),
  run: (call) => call("bearer-1"),
};

function watch(scripts: Parameters<typeof scripted>[0], rest: { session?: SessionRunner } = {}) {
  const { calls, fetch } = scripted(scripts);
  const onSnapshot = vi.fn();
  const { signal } = new AbortController();
  const end = watchCheckRun({ url: "/c", session, signal, onSnapshot, fetch, delaysMs: [0, 0, 0], ...rest });
  return { calls, onSnapshot, end };
}

test("hands on each snapshot, also where a line comes in pieces", async () => {
  const text = line(running) + line(finished);
  const { end, onSnapshot, calls } = watch([[text.slice(0, 7), text.slice(7, 90), text.slice(90)]]);
  expect(await end).toEqual({ ok: true, value: "finished" });
  expect(onSnapshot.mock.calls.map(([snapshot]) => snapshot)).toEqual([running, finished]);
  expect(calls[0]?.headers).toEqual({ authorization: "Bearer bearer-1" });
});

test("hands on a letter whose bytes come in two pieces", async () => {
  const bytes = new TextEncoder().encode(line({ ...finished, current: "größe" }));
  const cut = bytes.indexOf(0xc3) + 1;
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.slice(0, cut));
      controller.enqueue(bytes.slice(cut));
      controller.close();
    },
  });
  const onSnapshot = vi.fn();
  const { signal } = new AbortController();
  await watchCheckRun({ url: "/c", session, signal, onSnapshot, fetch: async () => new Response(body) });
  expect(onSnapshot.mock.calls[0]?.[0].current).toBe("größe");
});

test("opens a broken stream again until the run is finished", async () => {
  const { end, calls } = watch([[line(running)], 503, ["{broken"], [line(running)], [line(finished).trim()]]);
  expect(await end).toEqual({ ok: true, value: "finished" });
  expect(calls).toHaveLength(5);
});

test("gives up after the delays without news", async () => {
  const { end, calls } = watch([503, 503, 503, 503, [line(finished)]]);
  expect(await end).toEqual({ ok: true, value: "lost" });
  expect(calls).toHaveLength(4);
});

test("a refused bearer is an expired session", async () => {
  expect(await watch([401]).end).toMatchObject({ ok: false, error: { code: "session_expired" } });
});

test("stops when it is aborted", async () => {
  const { calls, fetch } = scripted([[line(running)]]);
  const aborted = AbortSignal.abort();
  const end = await watchCheckRun({ url: "/c", session, signal: aborted, onSnapshot: vi.fn(), fetch });
  expect(end).toEqual({ ok: true, value: "lost" });
  expect(calls).toHaveLength(1);
});
