/** Waits until an HTTP server answers, with whatever status. */
export async function waitForAnswer({ url, ms = 60_000 }: { url: string; ms?: number }): Promise<void> {
  const deadline = Date.now() + ms;
  while (Date.now() < deadline) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the server did not answer in time");
}
