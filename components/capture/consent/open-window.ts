/** What is known of a window that was opened; under some hosts' policies nothing is. */
export interface OpenedWindow {
  /** False where the browser gave no handle: it blocked the window, or the host's page keeps it apart. */
  readonly isKnown: boolean;
  isClosed(): boolean;
}

/**
 * Opens a window at once, inside the click, or the browser would block it. The provider gets no way back to
 * this page; the result comes through the server.
 */
export function openWindow({ path }: { readonly path: string }): OpenedWindow {
  const handle = window.open(path, "_blank", "popup,width=560,height=720");
  if (handle === null) return { isKnown: false, isClosed: () => false };
  handle.opener = null;
  return { isKnown: true, isClosed: () => handle.closed };
}
