import { z } from "zod";
import { apiKeyScopes } from "./scopes";

/** An API key as the API shows it: everything but the key. */
export const apiKeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The first characters of the key, `lk_` and 8 more: enough to tell keys apart. */
  prefix: z.string(),
  scopes: z.array(z.enum(apiKeyScopes)),
  allowedNetworks: z.array(z.string()),
  hasReleaseKey: z.boolean(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  /** To the minute. */
  lastUsedAt: z.iso.datetime().nullable(),
});

export type ApiKeyView = z.infer<typeof apiKeyView>;

/** A key that was just made, with the key itself: shown here and never again. */
export const createdApiKey = apiKeyView.extend({ key: z.string() });

interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly publicId: string;
  readonly scopes: readonly string[];
  readonly allowedNetworks: readonly string[];
  readonly releasePublicKey: unknown;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

export function viewApiKey({ row }: { readonly row: ApiKeyRow }): ApiKeyView {
  return {
    id: row.id,
    name: row.name,
    prefix: `lk_${row.publicId}`,
    scopes: row.scopes as ApiKeyView["scopes"],
    allowedNetworks: [...row.allowedNetworks],
    hasReleaseKey: row.releasePublicKey !== null,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
