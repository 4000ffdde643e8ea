import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { getLogo } from "@/lib/services/destination-type/get-logo";

/** The icon of a type. */
export const GET = defineRoute({
  operation: "getDestinationTypeLogo",
  summary: "The icon of a destination type, as an SVG.",
  scope: "destination-types:read",
  path: z.strictObject({ type: z.string().min(1).max(100) }),
  response: z.string(),
  mediaType: "image/svg+xml",
  run: ({ caller, path: { type } }) => getLogo({ caller, type }),
});
