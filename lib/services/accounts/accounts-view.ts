import { z } from "zod";

/** How many accounts a connection reaches, as the host counted them (seed 000). */
export const accountsView = z.strictObject({
  /** All that are available; those disabled at the source do not count. */
  total: z.int().min(0).max(2_147_483_647),
  /** Chosen to be extracted: 0 means that somebody has to choose one first. */
  enabledForExtraction: z.int().min(0).max(2_147_483_647),
  /** The host's word for their state. */
  status: z.string().min(1).max(100),
  /** When counting them worked the last time. */
  lastSucceededAt: z.iso.datetime().nullable(),
  /** Whether counting them worked the last time it was tried. */
  wasSuccessful: z.boolean(),
});

export type AccountsView = z.infer<typeof accountsView>;

export function viewAccounts(
  row: Omit<AccountsView, "lastSucceededAt"> & { readonly lastSucceededAt: Date | null },
): AccountsView {
  const { total, enabledForExtraction, status, lastSucceededAt, wasSuccessful } = row;
  return {
    total,
    enabledForExtraction,
    status,
    lastSucceededAt: lastSucceededAt?.toISOString() ?? null,
    wasSuccessful,
  };
}
