"use client";
import { useSyncExternalStore } from "react";

/** Whether scripts run the page by now: false as the server draws it, and until React has taken it over. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

function never(): () => void {
  return () => undefined;
}
