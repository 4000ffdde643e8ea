import type { BrowseLimits } from "../../browsing";

/** What one answer may have besides its rows, in bytes. */
const frameBytes = 1024 * 1024;

/** Largest answer read in a look, in bytes: JSON takes more room than the cells in it. */
export function answerBytes(limits: Pick<BrowseLimits, "maxBytes">): number {
  return 2 * limits.maxBytes + frameBytes;
}
