"use client";
import { useEffect, useState } from "react";

/**
 * The token in the address's fragment, which browsers send nowhere; taken from the address at once, so that it
 * stays in no history. Undefined until it was looked for, empty where there is none.
 */
export function useLinkToken(): string | undefined {
  const [token, setToken] = useState<string>();
  useEffect(() => {
    const found = /^#([0-9A-Za-z]{43})$/.exec(window.location.hash)?.[1];
    setToken((known) => known ?? found ?? "");
    if (found !== undefined) window.history.replaceState(null, "", window.location.pathname);
  }, []);
  return token;
}
