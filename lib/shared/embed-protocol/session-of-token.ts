/** `lkt_` + session id without its prefix + `_` + 43 characters of secret: the one-time link token. */
export const linkTokenShape: RegExp = /^lkt_([^\W_]{22})_[^\W_]{43}$/;

/** The public session id a link token opens, or null where the text is no token. */
export function sessionOfToken(token: string): string | null {
  const id = linkTokenShape.exec(token)?.[1];
  return id ? `ls_${id}` : null;
}
