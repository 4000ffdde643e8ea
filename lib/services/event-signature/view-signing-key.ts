import type { z } from "zod";
import type { signingKeyView } from "./signing-key";

/** A signing key as the API shows it: never its private half. */
export function viewSigningKey({
  row,
}: {
  readonly row: { readonly id: string; readonly createdAt: Date; readonly publishedUntil: Date | null };
}): z.infer<typeof signingKeyView> {
  const { id, createdAt, publishedUntil } = row;
  return {
    id,
    createdAt: createdAt.toISOString(),
    publishedUntil: publishedUntil?.toISOString() ?? null,
  };
}
