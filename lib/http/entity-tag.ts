import "server-only";
import { RequestError } from "./request-error";

/** The strong entity tag of an answer that carries a `revision` (RFC 9110 §8.8.3). */
export function entityTag({ answer }: { readonly answer: unknown }): string {
  const { revision } = answer as { readonly revision: number };
  return `"${revision}"`;
}

/**
 * The revision an `If-Match` header expects; null for none and for `*`.
 * @throws RequestError `bad_request` on a tag we never gave
 */
export function expectedRevision({ ifMatch }: { readonly ifMatch: string | null }): number | null {
  if (ifMatch === null || ifMatch === "*") return null;
  const revision = /^"(\d{1,9})"$/.exec(ifMatch)?.[1];
  if (revision === undefined) {
    throw new RequestError({
      code: "bad_request",
      userMessage: "If-Match has to be the ETag of an answer, as it stands.",
    });
  }
  return Number(revision);
}
