import { defineRoute } from "@/lib/http/define-route";
import { createdLinkSession, createLinkSession } from "@/lib/services/link-session/create-link-session";
import { createLinkSessionInput } from "@/lib/services/link-session/create-link-session-input";
import {
  linkSessionPage,
  listLinkSessions,
  listLinkSessionsInput,
} from "@/lib/services/link-session/list-link-sessions";

/** Makes a link session; the answer holds its one-time token. */
export const POST = defineRoute({
  operation: "createLinkSession",
  summary: "Makes a link session; the answer holds its one-time token.",
  scope: "link-sessions:write",
  idempotent: true,
  refers: true,
  body: createLinkSessionInput,
  response: createdLinkSession,
  status: 201,
  run: createLinkSession,
});

/** Link sessions of the workspace, newest first. */
export const GET = defineRoute({
  operation: "listLinkSessions",
  summary: "Link sessions of the workspace, newest first.",
  scope: "link-sessions:read",
  query: listLinkSessionsInput,
  response: linkSessionPage,
  run: listLinkSessions,
});
