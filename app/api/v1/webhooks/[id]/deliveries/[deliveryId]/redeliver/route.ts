import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { redeliver } from "@/lib/services/webhook/redeliver";

/** The same event once more. */
export const POST = defineRoute({
  operation: "redeliverWebhook",
  summary: "Delivers an event again, with the same webhook-id.",
  scope: "webhooks:write",
  path: z.strictObject({ id: z.uuid(), deliveryId: z.uuid() }),
  status: 204,
  run: ({ caller, path: { id, deliveryId } }) => redeliver({ caller, id, deliveryId }),
});
