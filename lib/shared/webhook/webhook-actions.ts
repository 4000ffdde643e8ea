import type { ActionResult } from "../capture/contract";

/** What deliveries are verified with; null where the endpoint has a public key instead. */
export interface WebhookSecret {
  readonly id: string;
  readonly url: string;
  readonly secret: string | null;
}

/** What members do with webhooks. Each but `create` takes `{id}` and what it is about. */
export interface WebhookActions {
  /** Takes the form of a new endpoint. */
  create(input: unknown): Promise<ActionResult<WebhookSecret>>;
  /** Takes `{id, enabled}`. */
  setEnabled(input: unknown): Promise<ActionResult<null>>;
  /** Takes `{id, overlapSeconds}`. */
  rotate(input: unknown): Promise<ActionResult<WebhookSecret>>;
  remove(input: unknown): Promise<ActionResult<null>>;
  /** Takes `{id, deliveryId}`. */
  redeliver(input: unknown): Promise<ActionResult<null>>;
}
