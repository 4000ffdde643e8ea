import { BrowseError } from "@/lib/shared/errors/browse-error";

/** A page token that is none of ours, or of another listing. */
export function badPageToken(): BrowseError {
  return new BrowseError({
    code: "bad_page_token",
    userMessage: "This page token is not valid here. Start again with the first page.",
  });
}

/**
 * One page of a list that the destination gives whole, and the token of the next: how many were given.
 * @throws BrowseError bad_page_token
 */
export function pageByOffset<Item>(input: {
  readonly items: readonly Item[];
  readonly pageToken: string | null;
  readonly pageSize: number;
}): { readonly items: readonly Item[]; readonly nextPageToken: string | null } {
  const { items, pageToken, pageSize } = input;
  if (pageToken !== null && !/^\d{1,9}$/.test(pageToken)) throw badPageToken();
  const from = Number(pageToken ?? 0);
  const to = from + pageSize;
  return { items: items.slice(from, to), nextPageToken: to < items.length ? String(to) : null };
}
