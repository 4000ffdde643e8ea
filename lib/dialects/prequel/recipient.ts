import type { z } from "zod";
import type { prequelRecipient } from "./shapes";

/** A recipient as Prequel shows it. What it may have is said of each of its destinations. */
export function toRecipient(recipient: {
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
  readonly createdAt: string;
}): z.infer<typeof prequelRecipient> {
  return {
    id: recipient.id,
    name: recipient.name,
    products: [],
    id_in_provider_system: recipient.externalId,
    default_full_refresh_min_start_time_epoch: 0,
    created_at: recipient.createdAt,
    updated_at: recipient.createdAt,
  };
}
