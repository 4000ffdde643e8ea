"use client";
import { useEffect, useState } from "react";
import type { WatchedSession } from "@/lib/shared/link-session/types";

/** Between two questions, in ms. */
const askEveryMs = 2_000;

/** What may be between the page and the server. */
export type WatchTrouble = "offline" | "signed_out" | null;

/**
 * Asks what happened in a session while it is alive and somebody looks: not in a hidden tab, and not after its
 * end. A lost answer is asked for again.
 */
export function useWatchedSession(first: WatchedSession): {
  readonly watched: WatchedSession;
  readonly trouble: WatchTrouble;
} {
  const [watched, setWatched] = useState(first);
  const [trouble, setTrouble] = useState<WatchTrouble>(null);
  const { id, status } = watched.session;
  const isAlive = status === "created" || status === "open";
  useEffect(() => {
    if (!isAlive) return;
    const stop = new AbortController();
    const ask = async () => {
      if (document.hidden) return;
      const answer = await readWatched({ id, signal: stop.signal });
      if (stop.signal.aborted) return;
      if (typeof answer === "object") setWatched(answer);
      setTrouble(typeof answer === "object" ? null : answer);
    };
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [id, isAlive]);
  return { watched, trouble };
}

async function readWatched(input: {
  readonly id: string;
  readonly signal: AbortSignal;
}): Promise<WatchedSession | "offline" | "signed_out"> {
  try {
    const answer = await fetch(`/admin/link-sessions/${input.id}/timeline`, {
      signal: AbortSignal.any([input.signal, AbortSignal.timeout(10_000)]),
      cache: "no-store",
    });
    if (answer.status === 401 || answer.status === 403) return "signed_out";
    return answer.ok ? ((await answer.json()) as WatchedSession) : "offline";
  } catch {
    return "offline";
  }
}
