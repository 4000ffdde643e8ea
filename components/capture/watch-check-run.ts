import type { ActionResult, CheckRunSnapshot } from "@/lib/shared/capture/contract";
import { readCheckStream } from "./read-check-stream";
import type { SessionRunner } from "./session-runner";

/** Waits between attempts to open a broken stream again, in ms: half a minute in all without news. */
const reopenDelaysMs = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000];

/** Follows a check run to its end, opening the stream again when it breaks. News resets the patience. */
export async function watchCheckRun(input: {
  readonly url: string;
  readonly session: SessionRunner;
  readonly signal: AbortSignal;
  readonly onSnapshot: (snapshot: CheckRunSnapshot) => void;
  readonly fetch?: typeof fetch;
  /** @default reopenDelaysMs */
  readonly delaysMs?: readonly number[];
}): Promise<ActionResult<"finished" | "lost">> {
  const delays = input.delaysMs ?? reopenDelaysMs;
  let attempt = 0;
  const onSnapshot = (snapshot: CheckRunSnapshot) => {
    attempt = 0;
    input.onSnapshot(snapshot);
  };
  for (;;) {
    const end = await input.session.run((bearer) => readCheckStream({ ...input, bearer, onSnapshot }));
    if (!end.ok) return end;
    if (end.value === "finished") return { ok: true, value: "finished" };
    const delay = delays[attempt];
    attempt += 1;
    if (delay === undefined || input.signal.aborted) return { ok: true, value: "lost" };
    await pause(delay, input.signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener("abort", stop, { once: true });
  });
}
