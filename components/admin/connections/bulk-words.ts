import type { BulkAction } from "@/lib/shared/connection/bulk-run";

/** How each act on many connections is told. */
export const bulkWords = {
  check: {
    label: "Check",
    doing: "Checking",
    did: "Checked",
    says: "Every connection is tested as it stands. Those that fail are listed with the cause.",
  },
  disable: {
    label: "Disable",
    doing: "Disabling",
    did: "Disabled",
    says: "They are taken out of use: no check, no look and no release until they are reactivated.",
  },
  reactivate: {
    label: "Reactivate",
    doing: "Reactivating",
    did: "Reactivated",
    says: "Disabled ones are put back into use, to be checked first. All others stay as they are.",
  },
  delete: {
    label: "Delete",
    doing: "Deleting",
    did: "Deleted",
    says: "They and their credentials are destroyed. Nobody can bring them back.",
  },
} as const satisfies Record<BulkAction, object>;

/** "1 connection", "1,000 connections". */
export function connectionsOf(count: number): string {
  return count === 1 ? "1 connection" : `${count.toLocaleString("en")} connections`;
}
