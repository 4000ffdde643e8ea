"use client";
import { createContext, useContext } from "react";
import type { ActionResult } from "@/lib/shared/capture/contract";

/** Carries an action out, and again where something stood in its way that could be settled in between. */
export type ActionGuard = <T>(run: () => Promise<ActionResult<T>>) => Promise<ActionResult<T>>;

/** Of the pages around: what they do when a session ended, or a proof is asked for, in the middle of a form. */
export const ActionGuardContext = createContext<ActionGuard>((run) => run());

/** What every call of a server action goes through. */
export function useActionGuard(): ActionGuard {
  return useContext(ActionGuardContext);
}
