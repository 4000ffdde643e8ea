/** Calls back once the element is no longer part of the page, whoever removed it or one of its ancestors. */
export function watchRemoval(element: HTMLElement, signal: AbortSignal, onRemoved: () => void): void {
  const observer = new MutationObserver(() => {
    if (!element.isConnected) onRemoved();
  });
  // Removals inside a shadow tree are told to observers of that tree only.
  for (const root of [document, element.getRootNode()]) {
    observer.observe(root, { childList: true, subtree: true });
  }
  signal.onabort = () => observer.disconnect();
}
