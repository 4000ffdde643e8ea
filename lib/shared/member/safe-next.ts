/**
 * Where a sign-in leads: the page of the dashboard that was asked for. Anything else (another site, another
 * scheme, a page outside the dashboard, the sign-in itself) becomes the overview.
 */
export function safeNext(input: { readonly next: unknown }): string {
  const { next } = input;
  if (typeof next !== "string" || next.length > 2_000 || !/^\/admin(?=[/?#]|$)/.test(next)) return "/admin";
  // Browsers take a backslash for a slash, drop tabs and line ends, and walk up at `..`.
  const here = "https://here.invalid";
  const url = URL.parse(next, here);
  const isOurs = url !== null && url.origin === here && /^\/admin(\/|$)/.test(url.pathname);
  if (!isOurs || /^\/admin\/(sign-in|setup|invite|enrol)(\/|$)/.test(url.pathname)) return "/admin";
  return `${url.pathname}${url.search}${url.hash}`;
}
