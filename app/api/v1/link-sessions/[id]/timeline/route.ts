import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { getTimeline, sessionTimeline } from "@/lib/services/link-session/get-timeline";

/** What the user did, and where they stopped. */
export const GET = defineRoute({
  operation: "getLinkSessionTimeline",
  summary: "What the user did in a link session and where they stopped; never a value.",
  scope: "link-sessions:read",
  path: z.strictObject({ id: z.string().max(100) }),
  response: sessionTimeline,
  run: ({ caller, path: { id } }) => getTimeline({ caller, id }),
});
