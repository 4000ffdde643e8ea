import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import {
  listTypeVersions,
  listVersionsInput,
  versionPage,
} from "@/lib/services/destination-type/list-type-versions";

/** Versions of a type of the workspace's own. */
export const GET = defineRoute({
  operation: "listDestinationTypeVersions",
  summary: "Versions of a registered type, newest first.",
  scope: "destination-types:read",
  path: z.strictObject({ type: z.string().min(1).max(100) }),
  query: listVersionsInput,
  response: versionPage,
  run: ({ caller, path: { type }, query }) => listTypeVersions({ caller, type, query }),
});
