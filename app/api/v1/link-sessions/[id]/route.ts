import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { linkSessionView } from "@/lib/services/link-session/describe-link-session";
import { getLinkSession } from "@/lib/services/link-session/get-link-session";
import { revokeLinkSession } from "@/lib/services/link-session/revoke-link-session";

const path = z.strictObject({ id: z.string().max(100) });

/** What became of a link session. */
export const GET = defineRoute({
  operation: "getLinkSession",
  summary: "What became of a link session.",
  scope: "link-sessions:read",
  path,
  response: linkSessionView,
  run: ({ caller, path: { id } }) => getLinkSession({ caller, id }),
});

/** Withdraws a link session at once. */
export const DELETE = defineRoute({
  operation: "revokeLinkSession",
  summary: "Withdraws a link session at once.",
  scope: "link-sessions:write",
  path,
  status: 204,
  run: ({ caller, path: { id } }) => revokeLinkSession({ caller, id }),
});
