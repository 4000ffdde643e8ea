/** What the script in the page tells, in ms since the navigation started. */
export interface InputTimes {
  /** The input is laid out, the page has painted and the main thread is free: it takes text. */
  typableMs: number | null;
  /** The same, and React owns the input: it reacts to text. */
  liveMs: number | null;
  /** Sum over long tasks of what exceeds 50 ms. */
  blockedMs: number;
}

declare global {
  interface Window {
    benchTimes: InputTimes;
  }
}

/**
 * Watches the input from inside the page, where network and browser protocol add nothing. Runs in the
 * browser before the page's own scripts, so it uses nothing from outside itself.
 */
export function watchInput({ selector }: { readonly selector: string }): void {
  const times: InputTimes = { typableMs: null, liveMs: null, blockedMs: 0 };
  window.benchTimes = times;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) times.blockedMs += Math.max(0, task.duration - 50);
  }).observe({ type: "longtask", buffered: true });
  const look = () => {
    const input = document.querySelector<HTMLInputElement>(selector);
    const isPainted = performance.getEntriesByName("first-contentful-paint").length > 0;
    if (input !== null && isPainted && !input.disabled && input.getClientRects().length > 0) {
      times.typableMs ??= performance.now();
      if (Object.keys(input).some((key) => key.startsWith("__reactProps$"))) {
        times.liveMs = performance.now();
        return;
      }
    }
    setTimeout(look, 4);
  };
  look();
}
