import type { z } from "zod";
import type { DialectDestination } from "@/lib/shared/dialect/destination";
import { vendorTypeOf } from "@/lib/shared/dialect/field";
import { fromAnswers } from "@/lib/shared/dialect/from-answers";
import type { prequelDestination } from "./shapes";
import { toTransfer } from "./transfer";
import { prequelVendors } from "./vendors";

/** A destination as Prequel shows it. One of a type that Prequel has not stands under our name, without an object. */
export function toDestination(one: DialectDestination): z.infer<typeof prequelDestination> {
  const { load, transfers } = one;
  const { lastCompleted } = transfers;
  return {
    ...vendorObject(one),
    id: one.id,
    vendor: vendorTypeOf({ types: prequelVendors, type: one.type }) ?? one.type,
    name: one.name,
    recipient_id: one.recipient.id,
    created_at: one.createdAt,
    updated_at: one.updatedAt,
    last_successful_transfer_ended_at: transfers.lastSucceededAt,
    frequency_minutes: load.frequencyMinutes ?? null,
    id_in_provider_system: one.recipient.externalId,
    products: load.products ?? [],
    enabled_models: load.enabledModels ?? [],
    max_concurrent_transfers: load.maxConcurrentTransfers ?? null,
    max_concurrent_queries_per_transfer: load.maxConcurrentQueriesPerTransfer ?? null,
    is_enabled: load.isEnabled ?? true,
    last_completed_transfer:
      lastCompleted === null ? null : toTransfer({ report: lastCompleted, destinationId: one.id }),
    total_rows_transferred_last_billing_period: transfers.rowsLastPeriod,
    total_delta_rows_transferred_last_billing_period: transfers.deltaRowsLastPeriod,
    total_rows_transferred_current_billing_period: transfers.rowsCurrentPeriod,
  };
}

function vendorObject({ type, card, config, secrets }: DialectDestination): Record<string, unknown> {
  const vendor = vendorTypeOf({ types: prequelVendors, type });
  if (vendor === null) return {};
  const credentials = card.steps
    .flatMap((step) => step.properties)
    .filter((property) => property.is_credential)
    .map(({ name }) => name);
  const fields = prequelVendors[vendor]?.fields ?? [];
  return { [vendor]: fromAnswers({ fields, config, secrets, credentials }) };
}
