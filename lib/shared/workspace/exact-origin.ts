import { z } from "zod";

/**
 * Scheme, host and port in the characters a host name has. URLs allow more (`*`, `;`, `'`), which would
 * mean something else in `frame-ancestors`.
 */
const plainOrigin = /^https?:\/\/([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d+)?$/;

/** An origin exactly as browsers write it: scheme, host, port where it is not the default, nothing else. */
export const exactOrigin = z.string().max(300).refine(isExactOrigin, {
  error: "must be an exact origin such as https://app.example.com, without path or trailing slash",
});

export function isExactOrigin(text: string): boolean {
  return plainOrigin.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
