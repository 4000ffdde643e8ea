/** Waits between tries, in seconds: nine tries within about 27 hours (Standard Webhooks, "Retry schedule"). */
const waits = [5, 60, 300, 1_800, 7_200, 14_400, 28_800, 43_200];

/**
 * Milliseconds until the next try, spread by a fifth either way so that a receiver that comes back is not
 * met by all at once. Null after the last try.
 * @param attempts tries so far
 * @param random from 0 to 1
 */
export function retryDelay(input: { readonly attempts: number; readonly random: number }): number | null {
  const seconds = waits[input.attempts - 1];
  return seconds === undefined ? null : Math.round(seconds * 1000 * (0.8 + 0.4 * input.random));
}
