"use client";
import { useCallback, useRef, useState } from "react";
import type { ActionError, ActionResult } from "@/lib/shared/capture/contract";

export interface ActionState<I, T> {
  /** Runs the action; one that is under way is not started twice. @returns null where it was not started or failed */
  readonly run: (input: I) => Promise<{ readonly value: T } | null>;
  readonly busy: boolean;
  readonly error: ActionError | null;
  readonly clear: () => void;
}

const lost: ActionError = {
  code: "network",
  message: "Latchkey could not be reached. Check your network, then try again.",
  requestId: "",
};

/** A server action with its waiting and its failure. What was typed stays where it is, whatever happens. */
export function useAction<I, T>(action: (input: I) => Promise<ActionResult<T>>): ActionState<I, T> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const running = useRef(false);
  const run = useCallback(
    async (input: I) => {
      if (running.current) return null;
      running.current = true;
      setBusy(true);
      setError(null);
      const result = await action(input).catch((): ActionResult<T> => ({ ok: false, error: lost }));
      running.current = false;
      setBusy(false);
      if (!result.ok) setError(result.error);
      return result.ok ? { value: result.value } : null;
    },
    [action],
  );
  const clear = useCallback(() => setError(null), []);
  return { run, busy, error, clear };
}
