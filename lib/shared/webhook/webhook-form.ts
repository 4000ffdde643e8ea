import { z } from "zod";

/** A webhook endpoint, as a person writes it down; the API's own schema judges what comes of it. */
export const webhookForm = z.strictObject({
  url: z.string().trim().min(1, { error: "Give the address." }).max(2_000),
  description: z.string().max(500, { error: "Use at most 500 characters." }),
  /** Events to hear of; all when empty. */
  eventTypes: z.array(z.string().max(100)),
  algorithm: z.enum(["hmac", "ed25519"]),
});
