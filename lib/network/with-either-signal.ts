/**
 * Runs work that either of two signals ends. By hand, and undone afterwards: what `AbortSignal.any` makes
 * stays until the collector comes, and dialing made it come often.
 */
export async function withEitherSignal<T>(input: {
  readonly signals: readonly [AbortSignal, AbortSignal];
  readonly run: (signal: AbortSignal) => Promise<T>;
}): Promise<T> {
  const controller = new AbortController();
  const links = input.signals.map((signal) => {
    const pass = () => controller.abort(signal.reason);
    if (signal.aborted) pass();
    else signal.addEventListener("abort", pass, { once: true });
    return () => signal.removeEventListener("abort", pass);
  });
  try {
    return await input.run(controller.signal);
  } finally {
    for (const undo of links) undo();
  }
}
