import type { ActionResult, CheckRunSnapshot } from "@/lib/shared/capture/contract";
import { frameError } from "./action-error";

/** `broken`: the stream ended or failed before the run was finished; it can be opened again. */
export type StreamEnd = "finished" | "broken";

/**
 * Reads one NDJSON stream of snapshots to its end. A refused bearer is answered as `session_expired`, so
 * that the session is renewed the same way as for an action.
 */
export async function readCheckStream(input: {
  readonly url: string;
  readonly bearer: string;
  readonly signal: AbortSignal;
  readonly onSnapshot: (snapshot: CheckRunSnapshot) => void;
  /** @default fetch */
  readonly fetch?: typeof fetch;
}): Promise<ActionResult<StreamEnd>> {
  let finished = false;
  try {
    const response = await (input.fetch ?? fetch)(input.url, {
      headers: { authorization: `Bearer ${input.bearer}` },
      cache: "no-store",
      signal: input.signal,
    });
    if (response.status === 401) return { ok: false, error: frameErrorExpired() };
    if (!response.ok || !response.body) return { ok: true, value: "broken" };
    for await (const line of lines(response.body)) {
      const snapshot = JSON.parse(line) as CheckRunSnapshot;
      input.onSnapshot(snapshot);
      finished = finished || snapshot.state === "finished";
    }
  } catch {
    // Aborted, cut off or not JSON: the caller looks at the signal and decides whether to open it again.
  }
  return { ok: true, value: finished ? "finished" : "broken" };
}

function frameErrorExpired() {
  return { ...frameError("network", ""), code: "session_expired" };
}

async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const parts = (rest + decoder.decode(value, { stream: !done })).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) if (part.trim() !== "") yield part;
    if (!done) continue;
    if (rest.trim() !== "") yield rest;
    return;
  }
}
