import { z } from "zod";

/** A webhook endpoint as the API shows it: everything but its secret. */
export const endpointView = z.object({
  id: z.uuid(),
  url: z.string(),
  description: z.string(),
  eventTypes: z.array(z.string()),
  algorithm: z.enum(["hmac", "ed25519"]),
  /** `whpk_…`, to verify ed25519 signatures with. */
  publicKey: z.string().nullable(),
  enabled: z.boolean(),
  /** `gone` after a 410, `by_user`. */
  disabledReason: z.string().nullable(),
  /** Until then deliveries carry the signature of the previous secret as well. */
  overlapUntil: z.iso.datetime().nullable(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export type EndpointView = z.infer<typeof endpointView>;

/** With the secret to verify with: shown here and never again. Null for ed25519, which has a public key. */
export const endpointWithSecret = endpointView.extend({ signingSecret: z.string().nullable() });

interface EndpointRow {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
  readonly algorithm: string;
  readonly publicKey: string | null;
  readonly enabled: boolean;
  readonly disabledReason: string | null;
  readonly overlapUntil: Date | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export function viewEndpoint({ row }: { readonly row: EndpointRow }): EndpointView {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    eventTypes: [...row.eventTypes],
    algorithm: row.algorithm as EndpointView["algorithm"],
    publicKey: row.publicKey,
    enabled: row.enabled,
    disabledReason: row.disabledReason,
    overlapUntil: row.overlapUntil?.toISOString() ?? null,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
