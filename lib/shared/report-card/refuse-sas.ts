import type { ReportCardProperty } from "./types";

/** Whether a property takes a shared access signature of Azure. */
export function isSasProperty({ name }: ReportCardProperty): boolean {
  return name === "shared_access_signature_token";
}

const askForToken =
  "In the portal, open the container, then Shared access tokens, create a token and paste all of it.";

/**
 * Says what was pasted in place of a shared access signature, or that its time is over; null where it may be one.
 * Whatever stands before a question mark was copied along and does not count.
 * @param input.now @default the clock
 */
export function refuseSas(input: { readonly text: string; readonly now?: Date }): string | null {
  const { text, now = new Date() } = input;
  const parts = new URLSearchParams(text.trim().replace(/^[^?]*\?/, ""));
  if (/\bAccountKey=/i.test(text)) return `This is a connection string. ${askForToken}`;
  if (!parts.get("sig") || !parts.get("sv")) {
    return `This is not a SAS token: it holds sv= and sig=. ${askForToken}`;
  }
  const end = Date.parse(parts.get("se") ?? "");
  if (end >= now.getTime() || Number.isNaN(end)) return null;
  const day = new Date(end).toISOString().slice(0, 10);
  return `This token expired on ${day}. ${askForToken}`;
}
