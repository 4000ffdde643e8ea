import { linkTokenShape } from "@/lib/shared/embed-protocol/session-of-token";

/** The token in the address's fragment; null where there is none, or only a part of one. */
export function readLinkToken(): string | null {
  const token = window.location.hash.slice(1);
  return linkTokenShape.test(token) ? token : null;
}

/** Takes the token out of the address and out of the tab's history. */
export function clearLinkToken(): void {
  if (window.location.hash !== "") window.history.replaceState(null, "", window.location.pathname);
}
