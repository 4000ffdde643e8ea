import "server-only";
import { measure } from "@/lib/telemetry/measure";

/** Counts, for the operator's metrics, that something is sealed. */
export function countSealing(): void {
  measure({ metric: "latchkey_vault_records_total", attributes: { outcome: "sealed" } });
}
