import type { CheckRunSnapshot } from "@/lib/shared/capture/contract";

/** Waits before a stream that broke is opened again, in ms. */
const reopenDelaysMs = [250, 1_000, 4_000, 8_000];

/**
 * Follows a check run to its end by its stream of snapshots. A stream that breaks is opened again; each says how
 * the run stands as a whole, so nothing is missed.
 * @returns false where the end was not seen
 */
export async function followCheckRun(input: {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly onSnapshot: (snapshot: CheckRunSnapshot) => void;
  /** @default fetch */
  readonly fetch?: typeof fetch;
  /** @default reopenDelaysMs */
  readonly delaysMs?: readonly number[];
}): Promise<boolean> {
  for (const delay of [0, ...(input.delaysMs ?? reopenDelaysMs)]) {
    await new Promise((resolve) => setTimeout(resolve, delay));
    if (input.signal.aborted) return false;
    if (await readOnce(input)) return true;
  }
  return false;
}

async function readOnce(input: Parameters<typeof followCheckRun>[0]): Promise<boolean> {
  const { url, signal, onSnapshot } = input;
  let isFinished = false;
  try {
    const response = await (input.fetch ?? fetch)(url, { cache: "no-store", signal });
    if (!response.ok || response.body === null) return false;
    let rest = "";
    const text = response.body.pipeThrough(new TextDecoderStream());
    for (const reader = text.getReader(); ; ) {
      const { done, value = "" } = await reader.read();
      const lines = (rest + value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const snapshot = JSON.parse(line) as CheckRunSnapshot;
        onSnapshot(snapshot);
        isFinished = snapshot.state === "finished";
      }
      if (done) return isFinished;
    }
  } catch {
    // Cut off or aborted: whoever follows opens it again, or has gone.
    return isFinished;
  }
}
