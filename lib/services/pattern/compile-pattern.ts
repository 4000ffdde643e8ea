import "server-only";
import { RE2JS } from "re2js";

/** Longest pattern, in characters. */
export const longestPattern = 256;

/** Longest text that is tested against a pattern, in characters. */
export const longestTested = 1_024;

/** A pattern in an engine whose time grows with the text and never beyond: no look-around, no back-references. */
export interface CompiledPattern {
  /** Instructions; times the length of a text, the most steps a test takes. */
  readonly size: number;
  /** Whether some part of the text fits. */
  test(text: string): boolean;
}

/** Compiles a pattern with RE2; null where RE2 does not take it. */
export function compilePattern({ pattern }: { readonly pattern: string }): CompiledPattern | null {
  if (pattern.length > longestPattern) return null;
  try {
    const compiled = RE2JS.compile(pattern);
    return { size: compiled.programSize(), test: (text) => compiled.test(text) };
  } catch {
    return null;
  }
}
