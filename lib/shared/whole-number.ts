import { z } from "zod";

/**
 * A whole number in a query or a path, where everything is text: written in digits as JSON writes it. What
 * JavaScript would read as a number besides (`1e2`, `0x10`, ` 5`, the empty text) is refused like a word.
 */
export function wholeNumber({ min, max }: { readonly min: number; readonly max: number }) {
  const bounded = z.int().min(min).max(max);
  return z.preprocess((value) => {
    return typeof value === "string" && /^(?:0|-?[1-9]\d*)$/.test(value) ? Number(value) : value;
  }, bounded);
}
