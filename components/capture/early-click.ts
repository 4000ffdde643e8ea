/**
 * A press on a button or an entry of a list before React is there would be lost: the first script of the page keeps
 * the last one, and `repeatEarlyClick` does it again. What is typed or ticked by then is read by the form itself.
 * By pointer, since a button that is not enabled yet gets no click.
 */
export const earlyClickScript =
  'addEventListener("pointerup",e=>{window.lkEarly=e.target.closest("button,[role=option]")},{capture:true,signal:(window.lkLive=new AbortController).signal})';

/** How often, and how many times, it is looked whether a button that was pressed can be pressed by now, in ms. */
const againMs = 50;
const tries = 100;

/** Does again what was pressed before the page could take it, and listens no longer. */
export function repeatEarlyClick(): void {
  const { lkEarly, lkLive } = window as unknown as Early;
  lkLive?.abort();
  if (lkEarly) press(lkEarly, tries);
}

interface Early {
  readonly lkEarly?: HTMLElement | null;
  readonly lkLive?: AbortController;
}

function press(pressed: HTMLElement, left: number): void {
  setTimeout(() => {
    if (left > 0 && pressed.matches(":disabled")) press(pressed, left - 1);
    else pressed.click();
  }, againMs);
}
