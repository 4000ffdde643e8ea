/**
 * Whether tests that need a real server may run. A missing program is a printed skip on a laptop and an
 * error with `CI=true`, so that a pipeline cannot go green by testing nothing.
 */
export function requireRig(input: { readonly name: string; readonly found: boolean }): boolean {
  if (input.found) return true;
  const text = `${input.name} is not installed: the tests against it cannot run.`;
  if (process.env.CI === "true") throw new Error(text);
  console.warn(`SKIPPED: ${text}`);
  return false;
}
