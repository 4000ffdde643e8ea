import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { deleteEndpoint } from "@/lib/services/webhook/delete-endpoint";
import { updateEndpointInput } from "@/lib/services/webhook/endpoint-input";
import { endpointView } from "@/lib/services/webhook/endpoint-view";
import { getEndpoint } from "@/lib/services/webhook/get-endpoint";
import { updateEndpoint } from "@/lib/services/webhook/update-endpoint";

const path = z.strictObject({ id: z.uuid() });

/** One endpoint. */
export const GET = defineRoute({
  operation: "getWebhook",
  summary: "One webhook endpoint.",
  scope: "webhooks:read",
  path,
  response: endpointView,
  run: ({ caller, path: { id } }) => getEndpoint({ caller, id }),
});

/** Address, events, on and off. */
export const PATCH = defineRoute({
  operation: "updateWebhook",
  summary: "Changes a webhook endpoint; what is left out stays.",
  scope: "webhooks:write",
  path,
  body: updateEndpointInput,
  response: endpointView,
  run: ({ caller, path: { id }, body }) => updateEndpoint({ caller, id, body }),
});

/** Gone with its secret. */
export const DELETE = defineRoute({
  operation: "deleteWebhook",
  summary: "Deletes a webhook endpoint.",
  scope: "webhooks:write",
  path,
  status: 204,
  run: ({ caller, path: { id } }) => deleteEndpoint({ caller, id }),
});
