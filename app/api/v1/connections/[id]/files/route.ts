import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { fileListing } from "@/lib/services/browse/browse-views";
import { listFiles } from "@/lib/services/browse/list-files";

/** One folder of a destination that keeps files. */
export const GET = defineRoute({
  operation: "listFiles",
  summary: "Files and folders of one folder, by page.",
  scope: "data:read",
  path: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({
    /** `/` for the top, otherwise the `id` of a folder. */
    path: z.string().min(1).max(2_000).default("/"),
    /** `nextPageToken` of the page before. */
    pageToken: z.string().min(1).max(8_000).optional(),
  }),
  response: fileListing,
  run: ({ caller, path: { id }, query: { path, pageToken = null }, signal }) =>
    listFiles({ caller, id, path, pageToken, signal }),
});
