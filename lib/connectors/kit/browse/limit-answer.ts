import type { Duplex } from "node:stream";
import { BrowseError } from "@/lib/shared/errors/browse-error";

/**
 * Ends the connection once more bytes than this came in: a driver takes a row in whole before anybody
 * can count it, and one value may have a gigabyte.
 */
export function limitAnswer(input: { readonly stream: Duplex; readonly maxBytes: number }): void {
  const { stream, maxBytes } = input;
  let bytes = 0;
  stream.prependListener("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxBytes) stream.destroy(answerTooLarge());
  });
}

/** What the destination sent is more than is taken in. */
export function answerTooLarge(): BrowseError {
  return new BrowseError({
    code: "query_failed",
    userMessage: "The answer is too large. Select fewer or shorter columns.",
  });
}
