import { z } from "zod";
import { wholeNumber } from "@/lib/shared/whole-number";

const stepType = z.enum(["form", "oauth", "fully_configured"]);

/** A report card. */
export const stitchReportCard = z.object({
  type: z.string(),
  /** The step to do, from 1. */
  current_step: z.int(),
  current_step_type: stepType,
  steps: z.array(
    z.object({
      type: stepType,
      properties: z.array(
        z.object({
          name: z.string(),
          is_required: z.boolean(),
          is_credential: z.boolean(),
          system_provided: z.boolean(),
          property_type: z.enum(["user_provided", "system_provided"]),
          json_schema: z.object({ type: z.literal("string"), pattern: z.string().optional() }),
          provided: z.boolean(),
        }),
      ),
    }),
  ),
});

/** A destination type: its report card, and whether a destination can be made of it. */
export const stitchDestinationType = stitchReportCard.extend({
  details: z.object({
    pricing_tier: z.string(),
    pipeline_state: z.string(),
    protocol: z.string(),
    /** False where no destination of this type can be made. */
    access: z.boolean(),
  }),
});

const properties = z.record(z.string().min(1).max(100), z.string().max(65_536));
const name = z.string().min(1).max(255);
const description = z.string().max(2_000);

/** Body of `POST /v4/destinations`. */
export const createDestinationBody = z.strictObject({
  /** The destination type; cannot be changed later. */
  type: z.string().min(1).max(100),
  /** @default the type */
  name: name.optional(),
  description: description.default(""),
  /** Values of the type's properties, all of them texts. */
  properties,
});

/** Body of `PUT /v4/destinations/{id}`: what is left out stays. */
export const updateDestinationBody = z.strictObject({
  /** The destination type; cannot be changed later. */
  type: z.string().min(1).max(100).optional(),
  name: name.optional(),
  description: description.optional(),
  properties: properties.optional(),
});

/** Path of one destination. */
export const destinationPath = z.strictObject({
  id: wholeNumber({ min: 1, max: Number.MAX_SAFE_INTEGER }),
});

/** Query of `GET /v4/destinations`. */
export const listDestinationsQuery = z.strictObject({
  limit: wholeNumber({ min: 1, max: 1_000 }).default(100),
  /** From the address in the header `Link` of the page before. */
  cursor: z.string().min(1).max(2_000).optional(),
});

const time = z.string().nullable();

/** A destination. */
export const stitchDestination = z.object({
  id: z.int(),
  type: z.string(),
  name: z.string(),
  display_name: z.string().nullable(),
  description: z.string(),
  /** Values that are no credentials. */
  properties: z.record(z.string(), z.string()),
  /** Names the last connection check; null before the first. */
  check_job_name: z.string().nullable(),
  stitch_client_id: z.int(),
  created_at: z.string(),
  updated_at: z.string(),
  deleted_at: time,
  /** Set while the destination is disabled. */
  paused_at: z.string().nullable(),
  system_paused_at: time,
  report_card: stitchReportCard,
});

const exitStatus = z.int().nullable();

/** The last connection check of a destination. */
export const stitchCheck = z.object({
  status: z.enum(["running", "succeeded", "failed"]),
  error: z.boolean(),
  mode: z.literal("check"),
  name: z.string(),
  start_time: z.string(),
  completion_time: time,
  check_exit_status: exitStatus,
  check_error_message: z.string().nullable(),
  discovery_exit_status: exitStatus,
  discovery_error_message: z.string().nullable(),
  tap_exit_status: exitStatus,
  tap_error_message: z.string().nullable(),
  target_exit_status: exitStatus,
  target_error_message: z.string().nullable(),
});
