import "server-only";
import type { FilePage } from "@/lib/connectors/browsing";
import { type LookInput, lookInto } from "./look-into";
import { openPageToken, sealPageToken } from "./page-token";

/**
 * One page of a folder of the destination. `path` is `/` for the top, otherwise an item's id.
 * @throws NotFoundError, ConflictError, BrowseError
 */
export async function listFiles(
  input: LookInput & { readonly path: string; readonly pageToken: string | null },
): Promise<FilePage> {
  const place = { connectionId: input.id, path: input.path };
  const pageToken = input.pageToken === null ? null : openPageToken({ ...place, token: input.pageToken });
  const page = await lookInto({
    from: input,
    feature: "files",
    look: (files, base) => files({ ...base, path: input.path, pageToken }),
  });
  const { nextPageToken: next } = page;
  return { ...page, nextPageToken: next === null ? null : sealPageToken({ ...place, next }) };
}
