/** A customer of the host. */
export interface RecipientView {
  readonly id: string;
  /** The host's own name of it. */
  readonly externalId: string;
  readonly name: string;
  readonly createdAt: string;
}

export function viewRecipient(
  row: Omit<RecipientView, "createdAt"> & { readonly createdAt: Date },
): RecipientView {
  const { id, externalId, name, createdAt } = row;
  return { id, externalId, name, createdAt: createdAt.toISOString() };
}
