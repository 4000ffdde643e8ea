/** Names the key of the keyring whose public half a call is sealed to. */
export const keyHeader = "x-latchkey-key";

/** On an answer that a verb gave; without it the call never reached one. */
export const verbHeader = "x-latchkey-verb";

/** Cookies that the answer sets, in the text of `writePlain`. */
export const cookiesHeader = "x-latchkey-cookies";

export const verbPath = (verb: string): string => `/verbs/${encodeURIComponent(verb)}`;

/** The verb that a path asks for; null where it asks for none. */
export function verbOf({ path }: { readonly path: string }): string | null {
  const [, name] = /^\/verbs\/([\w%-]{1,100})$/.exec(path) ?? [];
  return name === undefined ? null : decodeURIComponent(name);
}
