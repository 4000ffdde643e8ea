import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { deliveryPage, listDeliveries, listDeliveriesInput } from "@/lib/services/webhook/list-deliveries";

/** What was sent, and what became of it. */
export const GET = defineRoute({
  operation: "listWebhookDeliveries",
  summary: "Deliveries to a webhook endpoint with every try, newest first.",
  scope: "webhooks:read",
  path: z.strictObject({ id: z.uuid() }),
  query: listDeliveriesInput,
  response: deliveryPage,
  run: ({ caller, path: { id }, query }) => listDeliveries({ caller, id, query }),
});
