import { defineRoute } from "@/lib/http/define-route";
import { eventPage, listEvents, listEventsInput } from "@/lib/services/event/list-events";

/** For hosts that ask instead of being told. */
export const GET = defineRoute({
  operation: "listEvents",
  summary: "What happened in the workspace, newest first.",
  scope: "webhooks:read",
  query: listEventsInput,
  response: eventPage,
  run: listEvents,
});
