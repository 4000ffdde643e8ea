"use server";

/** What every server action costs, whatever it does. */
export async function doNothing() {
  return { ok: true };
}
