import type { RawAnswer } from "../fixtures/action-client";

/** What shows the inside of a program: stack lines, module paths, names of our parts. */
const inside =
  /\bat .+:\d+:\d+|node_modules|webpack|turbopack|\.next\/|PrismaClient|"stack"|"digest"|PGlite/i;

/** What is wrong with an answer to bad input: our own fault, or a look inside. Null where nothing is. */
export function faultOf({
  answer,
  what,
}: {
  readonly answer: RawAnswer;
  readonly what: string;
}): string | null {
  if (answer.status >= 500) return `${what}: ${answer.status}`;
  // A page names its scripts, and the documents of the API and its dialects are full of times: no faults.
  const isPage = answer.headers.get("content-type")?.startsWith("text/html") ?? false;
  if (/^GET \/api\/\S+\/openapi\.json/.test(what)) return null;
  return !isPage && inside.test(answer.text) ? `${what}: shows the inside` : null;
}

/** The same where the input must be refused: a good answer is wrong too. */
export function leniencyOf(input: { readonly answer: RawAnswer; readonly what: string }): string | null {
  const { answer, what } = input;
  return answer.status < 400 ? `${what}: ${answer.status} instead of a refusal` : faultOf(input);
}
