import { z } from "zod";
import { wholeNumber } from "@/lib/shared/whole-number";

const params = z.record(
  z.string().min(1).max(100),
  z.union([z.string().max(65_536), z.number(), z.boolean(), z.null()]),
);
const title = z.string().min(1).max(255);

/** Answers to the destination's form, in either spelling. */
const bothSpellings = {
  /** As the vendor's document spells it. */
  conenctions_params: params.optional(),
  connection_params: params.optional(),
};

/** Body of a new connection. */
export const createConnectionBody = z.strictObject({
  /** @default the destination's name */
  title: title.optional(),
  create_load_for_new_tables: z.boolean().optional(),
  /** As in the address. */
  destination_name: z.string().min(1).max(100).optional(),
  ...bothSpellings,
});

/** Body of new credentials: what is left out stays. */
export const reauthorizeBody = z.strictObject({ title: title.optional(), ...bothSpellings });

/** Body of a change: this alone can be changed so. */
export const updateConnectionBody = z.strictObject({ create_load_for_new_tables: z.boolean() });

const destination_name = z.string().min(1).max(100);

export const destinationPath = z.strictObject({ destination_name });
export const connectionPath = z.strictObject({
  destination_name,
  id: wholeNumber({ min: 1, max: Number.MAX_SAFE_INTEGER }),
});

export const pageQuery = z.strictObject({
  page: wholeNumber({ min: 1, max: 1_000 }).default(1),
  page_size: wholeNumber({ min: 1, max: 100 }).default(100),
});

/** How long an answer may wait for its check. */
export const waitQuery = z.strictObject({
  /** In seconds. */
  wait_seconds: wholeNumber({ min: 0, max: 50 }).default(35),
});

export const improvadoConnection = z.object({
  id: z.int(),
  uid: z.uuid(),
  title: z.string(),
  /** The destination's name. */
  datasource_name: z.string(),
  status: z.enum(["incomplete", "needs_verification", "connected", "invalid", "disabled"]),
  created_at: z.string(),
  updated_at: z.string(),
  /** As the host told; 0 before it told. */
  accounts_number: z.int(),
  /** As the host told; 0 before it told. */
  enabled_for_extraction_accounts_number: z.int(),
  accounts_status: z.string().nullable(),
  update_accounts_last_successed: z.string().nullable(),
  update_accounts_was_successfull: z.boolean().nullable(),
});

export const improvadoPage = z.object({
  count: z.int(),
  next: z.string().nullable(),
  previous: z.string().nullable(),
  results: z.array(improvadoConnection),
});

export const improvadoUpdated = z.object({
  id: z.int(),
  destination: z.object({ name: z.string() }),
  title: z.string(),
  updated_at: z.string(),
  status: improvadoConnection.shape.status,
  error_text: z.string().nullable(),
  is_editable: z.boolean(),
  create_load_for_new_tables: z.boolean(),
});

/** How a check went. */
export const improvadoCheck = z.object({
  id: z.int(),
  /** `checking` where it is not over yet. */
  result: z.enum(["valid", "invalid", "inconclusive", "checking"]),
  status: improvadoConnection.shape.status,
  error_text: z.string().nullable(),
});
