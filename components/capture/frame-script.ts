import type * as Theme from "./apply-theme";
import type * as Checks from "./parts/checks";
import type * as Handover from "./parts/handover";
import type * as Missing from "./parts/missing";
import type * as Records from "./parts/records";
import type * as Paste from "./paste/open-panel";

/** What the frame loads only when it is used; scripts/build-frame-scripts.mjs builds them. */
export interface FrameScripts {
  readonly checks: typeof Checks;
  readonly handover: typeof Handover;
  readonly missing: typeof Missing;
  readonly paste: typeof Paste;
  readonly records: typeof Records;
  readonly theme: typeof Theme;
}

/**
 * Loads one of the frame's scripts. They are built apart from its page: the page's own loader may add no
 * script to it, and what it could load is split off the files that everybody waits for.
 * @param tries how often it failed to come: browsers remember an address that failed. @default 0
 */
export function frameScript<Name extends keyof FrameScripts>(
  name: Name,
  tries = 0,
): Promise<FrameScripts[Name]> {
  return import(/* turbopackIgnore: true */ `/frame/${name}.js${tries ? `?${tries}` : ""}`);
}
