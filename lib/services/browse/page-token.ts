import "server-only";
import { BadCursorError } from "@/lib/services/errors";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import { BrowseError } from "@/lib/shared/errors/browse-error";

/** The folder of the connection a token goes on with, and nowhere else. */
interface FolderPlace {
  readonly connectionId: string;
  readonly path: string;
}

/** A destination's own token for the next page, in a form that cannot be altered or used elsewhere. */
export function sealPageToken(input: FolderPlace & { readonly next: string }): string {
  return sealCursor({ place: placeOf(input), position: [input.next] });
}

/** The destination's token again. @throws BrowseError bad_page_token */
export function openPageToken(input: FolderPlace & { readonly token: string }): string {
  try {
    const [next] = openCursor({ place: placeOf(input), cursor: input.token });
    if (typeof next === "string") return next;
  } catch (error) {
    if (!(error instanceof BadCursorError)) throw error;
  }
  throw new BrowseError({
    code: "bad_page_token",
    userMessage: "This page token is not valid here. Start again with the first page.",
  });
}

function placeOf({ connectionId, path }: FolderPlace) {
  return { list: "files", connectionId, path };
}
