// Progress on the console: one line a step, with the seconds it took.
const live = process.stdout.isTTY === true && process.env.CI === undefined;
const mark = { done: "✓", failed: "✗", running: "·" };

/** Seconds since `from` (a `Date.now()`), as people read them. */
export function elapsed(from) {
  const seconds = (Date.now() - from) / 1000;
  return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}

/**
 * Runs one step and reports it. On a terminal the line counts the seconds while the step runs; elsewhere it is
 * printed at the start and at the end. What `run` throws goes on to the caller.
 */
export async function step(title, run) {
  const from = Date.now();
  const show = (sign, end) =>
    process.stdout.write(`${live ? "\r\x1b[2K" : ""}  ${sign} ${title}  ${elapsed(from)}${end}`);
  if (!live) process.stdout.write(`  ${mark.running} ${title} …\n`);
  const ticker = live ? setInterval(() => show(mark.running, ""), 250) : undefined;
  let sign = mark.failed;
  try {
    const result = await run();
    sign = mark.done;
    return result;
  } finally {
    clearInterval(ticker);
    show(sign, "\n");
  }
}

/** A line between steps. */
export function say(text) {
  process.stdout.write(`  ${text}\n`);
}
