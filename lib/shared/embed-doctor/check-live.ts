import type { Finding } from "./finding";

/** What only a running page shows; the overlay gathers it. */
export interface LiveFacts {
  /** `window.Latchkey` is there, or a form is. */
  readonly hasSdk: boolean;
  /** How often `embed.js` stands in the page. */
  readonly scriptTags: number;
  /** The page is itself in a sandbox without an origin. */
  readonly isOpaque: boolean;
  /** Forms in the page, each with its place. */
  readonly forms: readonly LiveForm[];
  /** Directives that blocked something of Latchkey's since the doctor came. */
  readonly blocked: readonly { readonly directive: string; readonly address: string }[];
  /** The element that took the focus out of a form without the user's doing. */
  readonly focusTakenBy: string | null;
}

export interface LiveForm {
  readonly width: number;
  readonly height: number;
  /** The element over its middle, where it is none of the form. */
  readonly coveredBy: { readonly element: string; readonly zIndex: string } | null;
}

/** Less than this and nobody can use the form, CSS px. */
const least = { width: 280, height: 120 };

/** What the running page does to the form. */
export function checkLive(facts: LiveFacts): readonly Finding[] {
  return [
    ...checkScript(facts),
    ...facts.blocked.map(blockedFinding),
    ...facts.forms.flatMap(checkForm),
    ...checkFocus(facts),
  ];
}

function checkScript({ hasSdk, scriptTags, isOpaque }: LiveFacts): readonly Finding[] {
  const found: Finding[] = [];
  if (isOpaque)
    found.push({
      id: "opaque-page",
      severity: "problem",
      title: "Your page runs in a sandbox without an origin",
      detail:
        "Latchkey knows pages by their origin. Show the page outside of the sandboxed frame it is in, or let that frame keep its origin.",
      where: "<iframe>",
      line: 'sandbox="allow-scripts allow-same-origin allow-forms allow-popups"',
    });
  if (!hasSdk)
    found.push({
      id: "no-script",
      severity: "problem",
      title: "Latchkey's script is not there",
      detail:
        "window.Latchkey is not set and no form is in the page: the tag is missing, was blocked, or comes after the code that uses it.",
      where: "<script>",
      line: '<script src="https://…/embed.js"></script>',
    });
  if (scriptTags > 1)
    found.push({
      id: "script-twice",
      severity: "note",
      title: "embed.js stands in the page more than once",
      detail: "The first one counts. It does no harm.",
      where: "<script>",
    });
  return found;
}

function blockedFinding({ directive, address }: LiveFacts["blocked"][number]): Finding {
  return {
    id: "blocked-here",
    severity: "problem",
    title: `The page's policy blocked ${address}`,
    detail: `${directive} decided, just now in this browser.`,
    where: "Content-Security-Policy",
    line: `${directive} ${address}`,
  };
}

function checkForm({ width, height, coveredBy }: LiveForm): readonly Finding[] {
  const found: Finding[] = [];
  if (width < least.width || height < least.height)
    found.push({
      id: "no-room",
      severity: "problem",
      title: `The form has ${Math.round(width)} by ${Math.round(height)} px`,
      detail:
        "Its container is hidden, closed or too narrow. Open the form once the container is shown, and give it at least 280 px.",
      where: "container",
      line: "min-width: 280px",
    });
  else if (coveredBy !== null)
    found.push({
      id: "covered",
      severity: "problem",
      title: "Something lies over the form",
      detail: `${coveredBy.element} (z-index ${coveredBy.zIndex}) takes the clicks. Latchkey's own dialog is in the browser's top layer, where no z-index reaches: open it without container, or take that element away first.`,
      where: coveredBy.element,
      line: "Latchkey.open({ …, container: undefined })",
    });
  return found;
}

function checkFocus({ focusTakenBy }: LiveFacts): readonly Finding[] {
  if (focusTakenBy === null) return [];
  return [
    {
      id: "focus-trap",
      severity: "problem",
      title: "A focus trap of your page takes the keyboard from the form",
      detail: `${focusTakenBy} pulls the focus back: nothing can be typed. Close that dialog before the form opens, or have it let other layers alone.`,
      where: focusTakenBy,
      line: "modal={false} (Radix), disableEnforceFocus (MUI), trapFocus={false} (Chakra)",
    },
  ];
}
