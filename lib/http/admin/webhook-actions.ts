import "server-only";
import { z } from "zod";
import { createEndpoint } from "@/lib/services/webhook/create-endpoint";
import { deleteEndpoint } from "@/lib/services/webhook/delete-endpoint";
import { createEndpointInput, rotateSecretInput } from "@/lib/services/webhook/endpoint-input";
import type { endpointWithSecret } from "@/lib/services/webhook/endpoint-view";
import { redeliver } from "@/lib/services/webhook/redeliver";
import { rotateSecret } from "@/lib/services/webhook/rotate-secret";
import { updateEndpoint } from "@/lib/services/webhook/update-endpoint";
import type { WebhookSecret } from "@/lib/shared/webhook/webhook-actions";
import { defineAdminAction } from "./define-admin-action";

const permission = "webhooks:write";
const one = z.strictObject({ id: z.uuid() });

function secretOf(endpoint: z.infer<typeof endpointWithSecret>): WebhookSecret {
  return { id: endpoint.id, url: endpoint.url, secret: endpoint.signingSecret };
}

export const createWebhookAction = defineAdminAction({
  operation: "admin.webhooks.create",
  permission,
  input: createEndpointInput,
  run: async ({ member: caller, input: body }) => secretOf(await createEndpoint({ caller, body })),
});

export const setWebhookEnabledAction = defineAdminAction({
  operation: "admin.webhooks.set_enabled",
  permission,
  input: one.extend({ enabled: z.boolean() }),
  run: async ({ member: caller, input: { id, ...body } }) => {
    await updateEndpoint({ caller, id, body });
    return null;
  },
});

export const rotateWebhookAction = defineAdminAction({
  operation: "admin.webhooks.rotate",
  permission,
  isDangerous: true,
  input: rotateSecretInput.extend({ id: z.uuid() }),
  run: async ({ member: caller, input: { id, ...body } }) =>
    secretOf(await rotateSecret({ caller, id, body })),
});

export const deleteWebhookAction = defineAdminAction({
  operation: "admin.webhooks.delete",
  permission,
  input: one,
  run: async ({ member: caller, input: { id } }) => {
    await deleteEndpoint({ caller, id });
    return null;
  },
});

export const redeliverAction = defineAdminAction({
  operation: "admin.webhooks.redeliver",
  permission,
  input: one.extend({ deliveryId: z.uuid() }),
  run: async ({ member: caller, input }) => {
    await redeliver({ caller, ...input });
    return null;
  },
});
