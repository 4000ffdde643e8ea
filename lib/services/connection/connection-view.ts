import { z } from "zod";
import { deploymentSettings } from "@/lib/shared/connection/deployment-settings";
import { loadSettings } from "@/lib/shared/connection/load-settings";

const time = z.iso.datetime();

/** A connection as the API shows it: the keys of seed 001, and what later parts of the API add. */
export const connectionView = z.object({
  id: z.uuid(),
  name: z.string(),
  slug: z.string(),
  description: z.string(),
  /** Destination type. */
  provider: z.string(),
  /** Version of a destination type of the workspace's own; null for the catalogue's. */
  typeVersion: z.int().nullable(),
  recipientId: z.uuid(),
  /** Made by a sandbox link session: it leads nowhere and is never released. */
  sandbox: z.boolean(),
  status: z.enum(["incomplete", "needs_verification", "connected", "invalid", "disabled"]),
  statusReason: z.string().nullable(),
  visibility: z.enum(["private", "global"]),
  isDefault: z.boolean(),
  isFromTemplate: z.boolean(),
  /** False while the connection is disabled. */
  isEditable: z.boolean(),
  /** Answers that are no secrets, by property name. */
  config: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  hasCredentials: z.boolean(),
  /** Secrets on file, by property name; never their values. */
  secretFields: z.record(z.string(), z.object({ configured: z.literal(true) })),
  credentialVersion: z.int(),
  loadSettings,
  deployment: deploymentSettings,
  trustCertificates: z.boolean(),
  trustFingerprints: z.boolean(),
  verificationError: z.string().nullable(),
  verificationErrorCode: z.string().nullable(),
  /** Last check run with its setup tests; empty before the first. */
  verificationDetails: z.record(z.string(), z.unknown()),
  lastVerifiedAt: time.nullable(),
  lastUsedAt: time.nullable(),
  createdAt: time,
  createdBy: z.string(),
  updatedAt: time,
  updatedBy: z.string(),
  revision: z.int(),
});

export type ConnectionView = z.infer<typeof connectionView>;
