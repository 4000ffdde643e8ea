import "server-only";
import type { Secret } from "./secret";
import { type SecretForm, secretForms } from "./secret-forms";

interface Range {
  readonly start: number;
  readonly end: number;
}

const base64Character = /[A-Za-z0-9+/_=-]/;

/**
 * Replaces every secret in a text by "[redacted]": as it is, and base64, base64url, hex, URL- and
 * JSON-encoded, also where it is the middle of something encoded (`user:password` in a Basic header). Meant
 * for the messages of third-party errors before they are logged. A secret cut short by the other side is
 * not recognised, so prefer not to log such text at all.
 */
export function redactText(input: {
  readonly text: string;
  readonly secrets: readonly (Secret | string)[];
}): string {
  const { text } = input;
  const ranges = input.secrets
    .map((secret) => (typeof secret === "string" ? secret : secret.reveal()))
    .flatMap(secretForms)
    .flatMap((form) => findAll(text, form));
  return replaceRanges(text, ranges);
}

function findAll(text: string, { form, partOfBase64 }: SecretForm): Range[] {
  const ranges: Range[] = [];
  let start = text.indexOf(form);
  while (start !== -1) {
    const match = { start, end: start + form.length };
    const range = partOfBase64 ? wholeBase64(text, match) : match;
    ranges.push(range);
    // Plain matches may overlap; a base64 run is taken whole, so a long run is walked once only.
    start = text.indexOf(form, partOfBase64 ? range.end : start + 1);
  }
  return ranges;
}

/** The characters beside the match carry bits of the secret too: take the whole encoded run. */
function wholeBase64(text: string, range: Range): Range {
  let { start, end } = range;
  while (start > 0 && base64Character.test(text.charAt(start - 1))) start--;
  while (end < text.length && base64Character.test(text.charAt(end))) end++;
  return { start, end };
}

function replaceRanges(text: string, ranges: readonly Range[]): string {
  let result = "";
  let done = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (start >= done) result += `${text.slice(done, start)}[redacted]`;
    done = Math.max(done, end);
  }
  return result + text.slice(done);
}
