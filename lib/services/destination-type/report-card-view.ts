import { z } from "zod";

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const propertyView = z.object({
  name: z.string(),
  is_required: z.boolean(),
  is_credential: z.boolean(),
  system_provided: z.boolean(),
  property_type: z.enum(["user_provided", "system_provided"]),
  /** The JSON Schema of its answer. */
  json_schema: z.record(z.string(), z.unknown()),
  /** Whether the connection asked for has a value. */
  provided: z.boolean(),
  title: z.string(),
  description: z.string().optional(),
  placeholder: z.string().optional(),
  choice_titles: z.record(z.string(), z.string()).optional(),
  /** Asked for only while another property has one of these values. */
  shown_when: z.object({ property: z.string(), in: z.array(scalar) }).optional(),
  choices_when: z
    .array(z.object({ property: z.string(), choices: z.record(z.string(), z.array(z.string())) }))
    .optional(),
  immutable: z.literal(true).optional(),
});

const stepView = z.object({
  type: z.enum(["form", "oauth", "check", "fully_configured"]),
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
  properties: z.array(propertyView),
  consent: z.object({ provider: z.string(), access: z.array(z.string()) }).optional(),
});

/** A destination type by its report card: the keys of seed 004, and what a chooser needs. */
export const reportCardView = z.object({
  type: z.string(),
  /** First step that is not done, from 1. */
  current_step: z.int(),
  current_step_type: stepView.shape.type,
  steps: z.array(stepView),
  details: z.object({
    pricing_tier: z.string(),
    pipeline_state: z.enum(["released", "retired"]),
    protocol: z.string(),
    /** False where no new connection can be made. */
    access: z.boolean(),
  }),
  title: z.string(),
  category: z.enum(["database", "warehouse", "object-store", "file", "saas"]),
  docsUrl: z.string(),
  /** What can be looked at besides checking. */
  capabilities: z.array(z.enum(["verify", "files", "tables", "sample", "query"])),
  /** Of a type of the workspace's own; null for the catalogue's. */
  version: z.int().nullable(),
  /** How a type of the workspace's own is checked; null for the catalogue's. */
  check: z.record(z.string(), z.unknown()).nullable(),
});

export type ReportCardView = z.infer<typeof reportCardView>;
