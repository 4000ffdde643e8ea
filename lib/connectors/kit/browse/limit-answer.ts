import type { Duplex } from "node:stream";
import { BrowseError } from "@/lib/shared/errors/browse-error";

/**
 * Does the work, but ends the connection once more bytes than this came in: a driver takes a row in whole
 * before anybody can count it, and one value may have a gigabyte. @throws BrowseError query_failed
 */
export function limitAnswer<Result>(input: {
  readonly stream: Duplex;
  readonly maxBytes: number;
  readonly work: () => Promise<Result>;
}): Promise<Result> {
  const { stream, maxBytes, work } = input;
  return new Promise((resolve, reject) => {
    let bytes = 0;
    stream.prependListener("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) return;
      // First of all: what the driver makes of the end of its connection is not the reason.
      reject(answerTooLarge());
      stream.destroy();
    });
    work().then(resolve, reject);
  });
}

/** What the destination sent is more than is taken in. */
export function answerTooLarge(): BrowseError {
  return new BrowseError({
    code: "query_failed",
    userMessage: "The answer is too large. Select fewer or shorter columns.",
  });
}
