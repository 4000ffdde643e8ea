import { z } from "zod";
import { isExactOrigin } from "./exact-origin";

/** Most origins a workspace may name. */
const mostOrigins = 100;

/**
 * Origins as they are typed: one a line. A line that is no exact origin is named by its number, with what to write
 * instead where that can be told. The text stays a text: what the form has judged goes to the server, which judges
 * it again.
 */
const originLines = z
  .string()
  .max(40_000, "That is too long.")
  .superRefine((text, context) => {
    for (const [index, line] of linesOf(text).entries()) {
      const problem = line === "" ? null : problemOf(line);
      if (problem !== null) context.addIssue({ code: "custom", message: `Line ${index + 1}: ${problem}` });
    }
    if (originsOf(text).length > mostOrigins)
      context.addIssue({ code: "custom", message: `Use at most ${mostOrigins} origins.` });
  });

/** What the form of allowed origins takes. */
export const originsForm = z.strictObject({ allowedOrigins: originLines });

/** The origins of a text that `originsForm` took: blank lines and repetitions are dropped. */
export function originsOf(text: string): readonly string[] {
  return [...new Set(linesOf(text).filter((line) => line !== ""))];
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").map((line) => line.trim());
}

function problemOf(line: string): string | null {
  if (isExactOrigin(line)) return null;
  if (line.includes("*")) return "wildcards are not taken. Name each origin.";
  const origin = originOf(line.includes("://") ? line : `https://${line}`);
  if (origin === null) return "write an origin such as https://app.example.com.";
  return `write ${origin} – scheme, host and port, nothing else.`;
}

function originOf(text: string): string | null {
  const origin = URL.canParse(text) ? new URL(text).origin : null;
  return origin !== null && isExactOrigin(origin) ? origin : null;
}
