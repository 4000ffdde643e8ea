import { z } from "zod";

/** The caller's workspace as the API shows it. */
export const workspaceView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Credentials leave only sealed to a registered public key. */
  forbidPlaintextRelease: z.boolean(),
  createdAt: z.iso.datetime(),
});

/** Body of `PATCH /api/v1/workspace`: what is left out stays. */
export const updateWorkspaceInput = z
  .strictObject({
    name: z.string().min(1).max(255),
    forbidPlaintextRelease: z.boolean(),
  })
  .partial();
