import type * as Theme from "./apply-theme";
import type * as Paste from "./paste/open-panel";
import type * as Print from "./print-paper";

/** What the frame loads only when it is used; scripts/build-frame-scripts.mjs builds them. */
interface FrameScripts {
  readonly paste: typeof Paste;
  readonly print: typeof Print;
  readonly theme: typeof Theme;
}

/**
 * Loads one of the frame's scripts. They are built apart from its page: the page's own loader may add no
 * script to it, and what it could load is split off the files that everybody waits for.
 */
export function frameScript<Name extends keyof FrameScripts>(name: Name): Promise<FrameScripts[Name]> {
  return import(/* turbopackIgnore: true */ `/frame/${name}.js`);
}
