import { z } from "zod";
import { deploymentSettings } from "@/lib/shared/connection/deployment-settings";
import { loadSettings } from "@/lib/shared/connection/load-settings";

/** Body of `POST /api/v1/connections`. */
export const createConnectionInput = z.strictObject({
  name: z.string().min(1).max(255),
  /** Destination type. */
  provider: z.string().min(1).max(100),
  /** Answers to the type's report card, by property name; numbers and booleans may be sent as text. */
  credentials: z.record(
    z.string().min(1).max(100),
    z.union([z.string().max(65_536), z.number(), z.boolean()]),
  ),
  /** Who in the workspace may find and use it. */
  visibility: z.enum(["private", "global"]).default("private"),
  description: z.string().max(2_000).default(""),
  /** The host's own customer. Without one, the connection is the workspace's own. */
  recipient: z
    .strictObject({
      externalId: z.string().min(1).max(255),
      name: z.string().min(1).max(255).optional(),
    })
    .optional(),
  loadSettings: loadSettings.default({}),
  deployment: deploymentSettings.default({}),
  /** Accept an unknown TLS certificate on the first check instead of asking for approval. */
  trustCertificates: z.boolean().default(false),
  /** Accept an unknown SSH host key on the first check instead of asking for approval. */
  trustFingerprints: z.boolean().default(false),
  /** Check the connection at once. */
  runSetupTests: z.boolean().default(true),
});

export type CreateConnectionInput = z.infer<typeof createConnectionInput>;
