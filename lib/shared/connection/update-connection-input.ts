import { z } from "zod";
import { deploymentSettings } from "./deployment-settings";
import { loadSettings } from "./load-settings";

/** Body of `PATCH /api/v1/connections/{id}`: what is left out stays. New credentials go to `reauthorize`. */
export const updateConnectionInput = z.strictObject({
  name: z.string().min(1).max(255).optional(),
  description: z.string().max(2_000).optional(),
  visibility: z.enum(["private", "global"]).optional(),
  /** Settings named here are replaced one by one; the others stay. */
  loadSettings: loadSettings.optional(),
  deployment: deploymentSettings.optional(),
  trustCertificates: z.boolean().optional(),
  trustFingerprints: z.boolean().optional(),
  /** Immutable: accepted only with the value it has. */
  provider: z.string().max(100).optional(),
  /** Immutable: accepted only with the value it has. */
  recipientId: z.uuid().optional(),
});

export type UpdateConnectionInput = z.infer<typeof updateConnectionInput>;
