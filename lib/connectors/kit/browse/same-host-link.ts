import { badPageToken } from "./page-offset";

/** An address that a provider gave to go on with, if it stays on the provider's own host. @throws BrowseError bad_page_token */
export function sameHostLink(input: { readonly link: string; readonly base: string }): string {
  const link = URL.parse(input.link);
  const isOurs = link !== null && link.origin === new URL(input.base).origin && link.username === "";
  if (!isOurs) throw badPageToken();
  return link.href;
}
