import { z } from "zod";

/** A time-limited release as the API shows it. */
const leaseView = z.object({
  id: z.uuid(),
  credentialVersion: z.int(),
  apiKeyId: z.uuid(),
  purpose: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});

export const leaseList = z.object({ leases: z.array(leaseView) });
