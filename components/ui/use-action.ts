"use client";
import { useRef, useState } from "react";
import type { ActionError, ActionResult } from "@/lib/shared/capture/contract";
import { useActionGuard } from "./action-guard";
import { unreachable } from "./unreachable";

/** A server action behind a button. */
export interface RunningAction<Input, T> {
  /** Calls it. @returns what it answered; null while another call is under way, which this one leaves alone */
  readonly run: (input: Input) => Promise<ActionResult<T> | null>;
  readonly isBusy: boolean;
  /** What the last call was refused with; null while nothing was. */
  readonly failure: ActionError | null;
}

/** Calls a server action from a button: once at a time, through the page's guard. */
export function useAction<Input, T>(
  action: (input: Input) => Promise<ActionResult<T>>,
): RunningAction<Input, T> {
  const guard = useActionGuard();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ActionError | null>(null);
  const underWay = useRef(false);
  async function run(input: Input): Promise<ActionResult<T> | null> {
    if (underWay.current) return null;
    underWay.current = true;
    setBusy(true);
    setFailure(null);
    const result = await guard(() => action(input).catch(unreachable));
    underWay.current = false;
    setBusy(false);
    if (!result.ok) setFailure(result.error);
    return result;
  }
  return { run, isBusy, failure };
}
