import { defineRoute } from "@/lib/http/define-route";
import { createEndpoint } from "@/lib/services/webhook/create-endpoint";
import { createEndpointInput } from "@/lib/services/webhook/endpoint-input";
import { endpointWithSecret } from "@/lib/services/webhook/endpoint-view";
import { endpointList, listEndpoints } from "@/lib/services/webhook/list-endpoints";

/** Where the workspace hears of its events. */
export const GET = defineRoute({
  operation: "listWebhooks",
  summary: "Webhook endpoints of the workspace.",
  scope: "webhooks:read",
  response: endpointList,
  run: listEndpoints,
});

/** A new endpoint; the answer is the only place that shows its secret. */
export const POST = defineRoute({
  operation: "createWebhook",
  summary: "Makes a webhook endpoint that events are delivered to, signed as Standard Webhooks says.",
  scope: "webhooks:write",
  body: createEndpointInput,
  status: 201,
  response: endpointWithSecret,
  idempotent: true,
  run: createEndpoint,
});
