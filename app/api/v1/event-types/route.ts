import { defineRoute } from "@/lib/http/define-route";
import { eventTypeList, listEventTypes } from "@/lib/services/event/list-event-types";

/** The catalogue of events. */
export const GET = defineRoute({
  operation: "listEventTypes",
  summary: "Every kind of event, with the JSON Schema of its data and how stable it is.",
  scope: "webhooks:read",
  response: eventTypeList,
  run: listEventTypes,
});
