"use server";

// Who may call each is declared in lib/http/admin.
import * as webhooks from "@/lib/http/admin/webhook-actions";
import type { WebhookActions } from "@/lib/shared/webhook/webhook-actions";

export const create: WebhookActions["create"] = async (input) => webhooks.createWebhookAction(input);
export const setEnabled: WebhookActions["setEnabled"] = async (input) =>
  webhooks.setWebhookEnabledAction(input);
export const rotate: WebhookActions["rotate"] = async (input) => webhooks.rotateWebhookAction(input);
export const remove: WebhookActions["remove"] = async (input) => webhooks.deleteWebhookAction(input);
export const redeliver: WebhookActions["redeliver"] = async (input) => webhooks.redeliverAction(input);
