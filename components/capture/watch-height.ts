/** More reports than this within a second are a loop: the frame's height depends on itself. */
const reportsPerSecond = 20;

/**
 * Reports the height of the document's content in whole CSS pixels, now and after every change. Where the
 * page's height follows the frame's (`100vh` and some padding), the reports are held to 20 a second
 * instead of one per painted frame. Answers a function that stops it.
 */
export function watchHeight(input: { readonly onHeight: (height: number) => void }): () => void {
  let reported = 0;
  let recent: number[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function report(): void {
    // The root's own box follows its content; scrollHeight would never shrink below the frame.
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === reported || height < 1) return;
    const now = Date.now();
    recent = recent.filter((time) => now - time < 1_000);
    if (recent.length >= reportsPerSecond) {
      clearTimeout(timer);
      timer = setTimeout(report, 1_000);
      return;
    }
    recent.push(now);
    reported = height;
    input.onHeight(height);
  }

  const observer = new ResizeObserver(report);
  observer.observe(document.documentElement);
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}
