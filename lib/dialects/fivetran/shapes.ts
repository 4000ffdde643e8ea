import { z } from "zod";
import { deploymentSettings } from "@/lib/shared/connection/deployment-settings";
import { typedObjects } from "@/lib/shared/dialect/typed-objects";
import { wholeNumber } from "@/lib/shared/whole-number";
import { fivetranServices } from "./services";

const { shape } = deploymentSettings;

/** Where and through what data is loaded: what is left out stays. */
const networking = {
  /** Where data is processed, for example `GCP_US_EAST4`. */
  region: shape.region,
  /** Hours from UTC that the schedule goes by, for example `+3`. */
  time_zone_offset: shape.timeZoneOffset,
  daylight_saving_time_enabled: shape.daylightSavingTimeEnabled,
  /** Old name of the agent's id. */
  local_processing_agent_id: shape.localProcessingAgentId,
  hybrid_deployment_agent_id: shape.hybridDeploymentAgentId,
  private_link_id: shape.privateLinkId,
  networking_method: shape.networkingMethod,
};

const configInput = z
  .record(z.string().min(1).max(100), z.unknown())
  .register(typedObjects, { types: fivetranServices });
const runSetupTests = z.boolean().default(true);

/** Body of `POST /v1/destinations`. */
export const createDestinationBody = z.strictObject({
  /** The group it belongs to: a group has one destination. */
  group_id: z.uuid(),
  /** Type of the destination. */
  service: z.string().min(1).max(100),
  ...networking,
  /** Accept an unknown TLS certificate; else it has to be approved. */
  trust_certificates: z.boolean().default(false),
  /** Accept an unknown SSH host key; else it has to be approved. */
  trust_fingerprints: z.boolean().default(false),
  /** Test at once, and answer with the results. */
  run_setup_tests: runSetupTests,
  /** Keys of the service. */
  config: configInput,
});

/** Body of `PATCH /v1/destinations/{id}`: what is left out stays. */
export const updateDestinationBody = z.strictObject({
  /** Cannot be changed: taken as it is. */
  group_id: z.uuid().optional(),
  /** Cannot be changed: taken as it is. */
  service: z.string().min(1).max(100).optional(),
  ...networking,
  trust_certificates: z.boolean().optional(),
  trust_fingerprints: z.boolean().optional(),
  run_setup_tests: runSetupTests,
  config: configInput.optional(),
});

/** Body of `POST /v1/destinations/{id}/test`. */
export const testDestinationBody = z.strictObject({
  trust_certificates: z.boolean().optional(),
  trust_fingerprints: z.boolean().optional(),
});

export const createGroupBody = z.strictObject({ name: z.string().min(1).max(255) });

/** Body of an approval of a certificate. */
export const approveCertificateBody = z.strictObject({
  hash: z.string().min(1).max(200),
  /** The certificate in base64; where it is given, its hash has to be `hash`. */
  encoded_cert: z.string().max(65_536).optional(),
});

/** Body of an approval of a host key. */
export const approveFingerprintBody = z.strictObject({
  hash: z.string().min(1).max(200),
  /** The host key in base64; where it is given, its hash has to be `hash`. */
  public_key: z.string().max(65_536).optional(),
});

export const idPath = z.strictObject({ id: z.uuid() });
export const hashPath = z.strictObject({ id: z.uuid(), hash: z.string().min(1).max(400) });

export const pageQuery = z.strictObject({
  limit: wholeNumber({ min: 1, max: 1_000 }).default(100),
  /** `next_cursor` of the page before. */
  cursor: z.string().min(1).max(2_000).optional(),
});

/** How long an answer may wait for its setup tests. */
export const waitQuery = z.strictObject({
  /** In seconds; what is not tested by then is not in the answer. */
  wait_seconds: wholeNumber({ min: 0, max: 50 }).default(35),
});

/** A good answer with its data. */
export function envelope<S extends z.ZodType>(data: S) {
  return z.object({ code: z.enum(["Success", "Created"]), message: z.string(), data });
}

/** A page of something. */
export function pageOf<S extends z.ZodType>(items: S) {
  return envelope(z.object({ items: z.array(items), next_cursor: z.string().nullable() }));
}

export const fivetranDestination = z.object({
  id: z.string(),
  service: z.string(),
  region: z.string().nullable(),
  networking_method: z.string(),
  setup_status: z.enum(["CONNECTED", "INCOMPLETE", "BROKEN"]),
  daylight_saving_time_enabled: z.boolean(),
  group_id: z.string(),
  time_zone_offset: z.string().nullable(),
  /** Of the last test. */
  setup_tests: z.array(
    z.object({ title: z.string(), status: z.string(), message: z.string(), details: z.string() }),
  ),
  local_processing_agent_id: z.string().nullable(),
  private_link_id: z.string().nullable(),
  hybrid_deployment_agent_id: z.string().nullable(),
  /** Every key of the service; secrets are masked, and null where there is nothing. */
  config: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .register(typedObjects, { types: fivetranServices }),
});

export const fivetranGroup = z.object({ id: z.string(), name: z.string(), created_at: z.string() });

const validated = {
  /** Null until it is approved. */
  validated_by: z.string().nullable(),
  validated_date: z.string().nullable(),
};

export const fivetranCertificate = z.object({
  id: z.string(),
  name: z.string(),
  hash: z.string(),
  type: z.literal("TLS"),
  sha1: z.string().nullable(),
  sha256: z.string(),
  public_key: z.string().nullable(),
  ...validated,
});

export const fivetranFingerprint = z.object({
  id: z.string(),
  hash: z.string(),
  public_key: z.string().nullable(),
  ...validated,
});
