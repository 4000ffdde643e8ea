import { z } from "zod";

/** Where and through what the host's pipeline reaches a destination (seed 003). Kept as data for the pipeline. */
export const deploymentSettings = z
  .strictObject({
    networkingMethod: z.enum(["Directly", "SshTunnel", "PrivateLink", "ProxyAgent"]),
    privateLinkId: z.string().min(1).max(200).nullable(),
    localProcessingAgentId: z.string().min(1).max(200).nullable(),
    hybridDeploymentAgentId: z.string().min(1).max(200).nullable(),
    /** Where data is processed, for example `GCP_US_EAST4`. */
    region: z
      .string()
      .regex(/^[A-Z0-9_]{1,60}$/, { error: "must be a region such as GCP_US_EAST4" })
      .nullable(),
    /** Hours from UTC, for example `+3`. */
    timeZoneOffset: z
      .string()
      .regex(/^([+-](\d|1[0-2])|0)$|^\+1[34]$/, { error: "must be hours from UTC such as +3" })
      .nullable(),
    daylightSavingTimeEnabled: z.boolean(),
  })
  .partial();
