import { z } from "zod";

const keyId = z.string();

/** Where a rotation of the keyring stands: ids and counts, nothing of a key. */
export const rotationView = z.object({
  /** Key that wraps what is new, in the process that answers. */
  primary: keyId,
  keys: z.array(
    z.object({
      id: keyId,
      /** Tenant keys it wraps. */
      tenantKeys: z.int(),
      /** Ends of audit chains it authenticates. */
      auditHeads: z.int(),
      /** Whether it vouches for the keyring at each start. */
      sentinel: z.boolean(),
    }),
  ),
  /** Processes that were there within the last minute and a half. */
  nodes: z.array(
    z.object({
      id: z.uuid(),
      mode: z.string(),
      primary: keyId,
      keys: z.array(keyId),
      seenAt: z.iso.datetime(),
    }),
  ),
  /** True where everything stands under the primary key. */
  isSettled: z.boolean(),
});

export type RotationView = z.infer<typeof rotationView>;
