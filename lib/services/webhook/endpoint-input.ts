import { z } from "zod";
import { eventTypes } from "@/lib/services/event/event-catalogue";

/** Https, or plain http to this machine: a demo, a test. Which addresses may be dialled is the egress policy's. */
export const webhookUrl = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .refine(isAllowed, {
    error: "must be an https address without user name, password or fragment",
  });

function isAllowed(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username !== "" || password !== "" || hash !== "") return false;
  return protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

const settings = {
  url: webhookUrl,
  description: z.string().max(500),
  /** Events to hear of; all when empty. */
  eventTypes: z.array(z.enum(eventTypes)).max(eventTypes.length),
};

/** Body of `POST /api/v1/webhooks`. */
export const createEndpointInput = z.strictObject({
  ...settings,
  description: settings.description.default(""),
  eventTypes: settings.eventTypes.default([]),
  /** `hmac` shares a secret, `ed25519` gives a public key to verify with (Standard Webhooks v1 and v1a). */
  algorithm: z.enum(["hmac", "ed25519"]).default("hmac"),
});

/** Body of `PATCH /api/v1/webhooks/{id}`: what is left out stays. */
export const updateEndpointInput = z.strictObject({ ...settings, enabled: z.boolean() }).partial();

/** Body of `POST /api/v1/webhooks/{id}/rotate-secret`. */
export const rotateSecretInput = z.strictObject({
  /** Seconds for which deliveries carry the old signature as well. */
  overlapSeconds: z.int().min(0).max(604_800).default(86_400),
});
