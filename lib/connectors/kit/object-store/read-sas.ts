import type { FailedOutcome } from "../../types";

/** What has to be allowed, by letter of `sp`. Making a new blob takes "create" or "write". */
const needed: readonly { readonly letters: string; readonly name: string }[] = [
  { letters: "r", name: "Read" },
  { letters: "wc", name: "Write" },
  { letters: "l", name: "List" },
  { letters: "d", name: "Delete" },
];

/** The query of a SAS: without the question mark, or the address in front of it, that were copied along. */
export function readSas({ pasted }: { readonly pasted: string }): string {
  const query = pasted.trim().replace(/^[^?]*\?/, "");
  // A plus sign that lost its encoding would be read as a space.
  return query.replaceAll("+", "%2B");
}

/** When a SAS ends. Null where it is none, or where a stored access policy (`si`) on the server may say otherwise. */
export function sasEnd({ pasted }: { readonly pasted: string }): Date | null {
  const parts = new URLSearchParams(readSas({ pasted }));
  const end = Date.parse(parts.get("se") ?? "");
  return Number.isNaN(end) || parts.has("si") ? null : new Date(end);
}

/**
 * Finds what can be told without a call: no SAS at all, expired, not valid yet, for something smaller than
 * the container, or a permission missing. Null where nothing is wrong. With a stored access policy (`si`)
 * dates and permissions are on the server.
 */
export function judgeSas(input: { readonly pasted: string; readonly now: Date }): FailedOutcome | null {
  const parts = new URLSearchParams(readSas(input));
  const get = (name: string) => parts.get(name) ?? "";
  if (get("sig") === "" || get("sv") === "") {
    return fail("auth_failed", "This is not a SAS token.", "Paste the whole token. It holds sv= and sig=.");
  }
  const scope = judgeScope(get);
  if (scope !== null || get("si") !== "") return scope;
  const [start, end] = [Date.parse(get("st")), Date.parse(get("se"))];
  if (end < input.now.getTime()) {
    return fail(
      "credential_expired",
      `The SAS token expired on ${day(end)}.`,
      "Create a new token that is valid for longer.",
    );
  }
  if (start > input.now.getTime()) {
    return fail(
      "credential_expired",
      `The SAS token is not valid before ${day(start)}.`,
      "Create a token that is valid now.",
    );
  }
  const missing = needed.filter(({ letters }) => ![...letters].some((one) => get("sp").includes(one)));
  if (missing.length === 0) return null;
  const names = missing.map(({ name }) => name).join(", ");
  return fail(
    "permission_denied",
    `The SAS token lacks: ${names}.`,
    "Create a token for the container with Read, Create, Write, Delete and List.",
  );
}

/** `sr` is there for one container or blob, `ss` and `srt` for a whole account. */
function judgeScope(get: (name: string) => string): FailedOutcome | null {
  const isAccount = get("ss") !== "";
  const fits = isAccount
    ? get("ss").includes("b") && get("srt").includes("c") && get("srt").includes("o")
    : ["c", ""].includes(get("sr"));
  if (fits) return null;
  return fail(
    "permission_denied",
    isAccount
      ? "The SAS token does not cover containers and objects of the Blob service."
      : "The SAS token is for a single blob or folder.",
    "Create the token on the page of the container.",
  );
}

function fail(code: FailedOutcome["code"], message: string, hint: string): FailedOutcome {
  return { status: "FAILED", code, field: "shared_access_signature_token", message, hint };
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
