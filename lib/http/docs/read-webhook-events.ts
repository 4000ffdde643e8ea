import "server-only";
import { schemaFields } from "@/lib/http/api-docs/schema-fields";
import { listEventTypes } from "@/lib/services/event/list-event-types";
import type { DocumentedField } from "@/lib/shared/api-docs/types";

/** A webhook event as its page shows it. */
export interface DocumentedWebhook {
  readonly type: string;
  readonly summary: string;
  readonly isExperimental: boolean;
  /** Members of `data`. */
  readonly fields: readonly DocumentedField[];
}

/** Every webhook event there is, from the catalogue that the events are made by. */
export async function readWebhookEvents(): Promise<readonly DocumentedWebhook[]> {
  const { eventTypes } = await listEventTypes();
  return eventTypes.map(({ type, summary, stability, schema }) => ({
    type,
    summary,
    isExperimental: stability === "experimental",
    fields: schemaFields({ schema }),
  }));
}
