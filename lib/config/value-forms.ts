import { z } from "zod";

/** 0 takes a free one. */
export const port = z.coerce.number().int().min(0).max(65_535);
/** By comma. */
export const list = z.string().transform((text) =>
  text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ""),
);
/** `https://api.example.com=http://127.0.0.1:8080`, by comma. */
export const origins = list.transform((entries, context) => {
  const pairs = entries.map((entry) => entry.split("=").map((text) => URL.parse(text)?.origin ?? "null"));
  if (pairs.every((pair) => pair.length === 2 && pair.every((origin) => /^https?:/.test(origin)))) {
    return Object.fromEntries(pairs) as Readonly<Record<string, string>>;
  }
  context.addIssue({ code: "custom", message: "not pairs of origins" });
  return z.NEVER;
});

/** Ends a transform of what is not as it must be; zod needs some sentence, which nobody sees. */
export function refuse(context: z.RefinementCtx): never {
  context.addIssue({ code: "custom", message: "not as expected" });
  return z.NEVER;
}

/** The origin of an address. */
export const httpUrl = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);
