import "server-only";
import { measure } from "@/lib/telemetry/measure";

/** Opens something sealed, counted for the operator's metrics; what does not open is counted apart. */
export function countOpening<T>(open: () => T): T {
  const count = (outcome: "opened" | "unreadable") =>
    measure({ metric: "latchkey_vault_records_total", attributes: { outcome } });
  try {
    const opened = open();
    count("opened");
    return opened;
  } catch (error) {
    count("unreadable");
    throw error;
  }
}
