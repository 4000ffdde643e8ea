import { expect, test, vi } from "vitest";
import type { ActionResult, OpenedSession } from "@/lib/shared/capture/contract";
import { createSessionRunner } from "./session-runner";
import { english } from "./texts-english";

const exchange = { token: "t", tabKey: "k", parentOrigin: "https://host.example", sessionId: "ls_1" };
const failed = (code: string): ActionResult<never> => ({
  ok: false,
  error: { code, message: "no", requestId: "r" },
});

function setUp(bearers: readonly string[], waitMs = 1_000) {
  const left = [...bearers];
  const onTokenNeeded = vi.fn();
  const runner = createSessionRunner({
    exchangeToken: async () => {
      const bearer = left.shift();
      if (bearer === undefined) return failed("token_used");
      const value: OpenedSession = {
        bearer,
        expiresAt: "",
        recipientName: "",
        recentTypes: [],
        hasHandovers: false,
        openType: null,
      };
      return { ok: true, value };
    },
    onTokenNeeded,
    texts: english,
    waitMs,
  });
  return { runner, onTokenNeeded };
}

test("a call made before the token waits for it", async () => {
  const { runner } = setUp(["b1"]);
  const call = vi.fn(async (bearer: string) => ({ ok: true, value: bearer }) as const);
  const result = runner.run(call);
  await runner.acceptToken(exchange);
  expect(await result).toEqual({ ok: true, value: "b1" });
});

test("a call says so when no token ever comes", async () => {
  vi.useFakeTimers();
  const { runner } = setUp([]);
  const result = runner.run(async () => ({ ok: true, value: 1 }));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await result).toMatchObject({ ok: false, error: { code: "no_token" } });
  vi.useRealTimers();
});

test("expired: one new token is asked for, and every call is repeated once with it", async () => {
  const { runner, onTokenNeeded } = setUp(["b1", "b2"]);
  await runner.acceptToken(exchange);
  const call = vi.fn(
    async (bearer: string): Promise<ActionResult<string>> =>
      bearer === "b1" ? failed("session_expired") : { ok: true, value: bearer },
  );
  const results = [runner.run(call), runner.run(call)];
  await vi.waitFor(() => expect(onTokenNeeded).toHaveBeenCalled());
  await runner.acceptToken(exchange);
  expect(await Promise.all(results)).toEqual([
    { ok: true, value: "b2" },
    { ok: true, value: "b2" },
  ]);
  expect(onTokenNeeded).toHaveBeenCalledExactlyOnceWith("expired");
  expect(call).toHaveBeenCalledTimes(4);
});

test("a call that learns late that its bearer expired takes the one renewed meanwhile", async () => {
  const { runner, onTokenNeeded } = setUp(["b1", "b2"]);
  await runner.acceptToken(exchange);
  let answerLate: (result: ActionResult<string>) => void = () => undefined;
  const late = runner.run((bearer) =>
    bearer === "b1"
      ? new Promise<ActionResult<string>>((resolve) => {
          answerLate = resolve;
        })
      : Promise.resolve({ ok: true, value: bearer }),
  );
  await runner.acceptToken(exchange);
  answerLate(failed("session_expired"));
  expect(await late).toEqual({ ok: true, value: "b2" });
  expect(onTokenNeeded).not.toHaveBeenCalled();
});

test("expired, and the new token is refused: the call ends as expired", async () => {
  const { runner, onTokenNeeded } = setUp(["b1"]);
  await runner.acceptToken(exchange);
  const result = runner.run(async () => failed("session_expired"));
  await vi.waitFor(() => expect(onTokenNeeded).toHaveBeenCalled());
  await runner.acceptToken(exchange);
  expect(await result).toMatchObject({ ok: false, error: { code: "session_expired" } });
});

test("a thrown action is a network error, with no text of the cause", async () => {
  const { runner } = setUp(["b1"]);
  await runner.acceptToken(exchange);
  const result = await runner.run(() => Promise.reject(new Error("hunter2")));
  expect(result).toEqual({
    ok: false,
    error: { code: "network", message: english.networkError, requestId: "" },
  });
});
