import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { rotateSecretInput } from "@/lib/services/webhook/endpoint-input";
import { endpointWithSecret } from "@/lib/services/webhook/endpoint-view";
import { rotateSecret } from "@/lib/services/webhook/rotate-secret";

/** A new secret, with an overlap in which both signatures are sent. */
export const POST = defineRoute({
  operation: "rotateWebhookSecret",
  summary: "Gives a webhook endpoint a new secret; deliveries carry both signatures for the overlap.",
  scope: "webhooks:write",
  path: z.strictObject({ id: z.uuid() }),
  body: rotateSecretInput,
  response: endpointWithSecret,
  idempotent: true,
  run: ({ caller, path: { id }, body }) => rotateSecret({ caller, id, body }),
});
