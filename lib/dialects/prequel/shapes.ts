import { z } from "zod";
import { loadSettings } from "@/lib/shared/connection/load-settings";
import { fieldsSchema } from "@/lib/shared/dialect/fields-schema";
import { typedObjects } from "@/lib/shared/dialect/typed-objects";
import { wholeNumber } from "@/lib/shared/whole-number";
import { transferShape } from "./transfer-shape";
import { prequelVendors } from "./vendors";

const { shape } = loadSettings;
const name = z.string().min(1).max(255);

/** What is the same for every vendor: what is left out stays. */
const common = {
  frequency_minutes: shape.frequencyMinutes,
  enabled_models: shape.enabledModels,
  max_concurrent_transfers: shape.maxConcurrentTransfers,
  max_concurrent_queries_per_transfer: shape.maxConcurrentQueriesPerTransfer,
  is_enabled: shape.isEnabled,
  machine_type_id: shape.machineTypeId,
};

/** Each vendor's object under its own key. */
const vendorObjects = Object.fromEntries(
  Object.entries(prequelVendors).map(([vendor, type]) => [
    vendor,
    fieldsSchema(type)
      .register(typedObjects, { types: { [vendor]: type } })
      .optional(),
  ]),
);

/** Body of `PATCH /destinations/{id}`. */
export const updateDestinationBody = z.strictObject({
  destination: z.strictObject({ name: name.optional(), ...common, ...vendorObjects }),
});

/** Body of `POST /destinations` and of `POST /test-destination`. */
export const createDestinationBody = z.strictObject({
  destination: z.strictObject({
    vendor: z.string().min(1).max(100),
    name: name.optional(),
    /** The recipient it belongs to; or `id_in_provider_system`. */
    recipient_id: z.uuid().optional(),
    /** Your own id of the recipient, which is made where there is none. */
    id_in_provider_system: z.string().min(1).max(255).optional(),
    products: shape.products,
    ...common,
    ...vendorObjects,
  }),
});

/** Body of `POST /destinations/{id}/test-connection`: the destination is tested as it is stored. */
export const testDestinationBody = z.strictObject({ destination: z.strictObject({}).optional() });

export const createRecipientBody = z.strictObject({
  recipient: z.strictObject({ name, id_in_provider_system: z.string().min(1).max(255) }),
});

export const createMagicLinkBody = z.strictObject({
  magic_link: z.strictObject({
    /** Shown nowhere: for your own records. */
    name: name.optional(),
    /** The only vendor that can be chosen; any when left out. */
    vendor: z.string().min(1).max(100).optional(),
    /** Prefilled, where a vendor is named. */
    bucket_name: z.string().min(1).max(222).optional(),
    /** Prefilled, where a vendor is named. */
    bucket_access_id: z.string().min(1).max(256).optional(),
    /** A destination is enabled by its pipeline here: taken as true only. */
    set_destination_enabled: z.literal(true).optional(),
    redirect_url: z.string().max(2_000).optional(),
    recipient_id: z.uuid(),
  }),
});

export const destinationPath = z.strictObject({ destination_id: z.uuid() });
export const recipientPath = z.strictObject({ recipient_id: z.uuid() });
export const magicLinkPath = z.strictObject({ magic_link_id: z.string().min(1).max(100) });

export const pageQuery = z.strictObject({
  page_size: wholeNumber({ min: 1, max: 100 }).default(10),
  order: z.enum(["asc", "desc"]).default("asc"),
  /** In `next_url` of the page before. */
  cursor: z.string().min(1).max(2_000).optional(),
});

export const recipientsQuery = pageQuery.extend({
  /** These only, separated by commas. */
  id_in_provider_system: z.string().min(1).max(2_000).optional(),
});

/** How long an answer may wait for its test. */
export const waitQuery = z.strictObject({
  /** In seconds. */
  wait_seconds: wholeNumber({ min: 0, max: 50 }).default(35),
});

/** A good answer with its data. */
export function envelope<S extends z.ZodType>(data: S) {
  return z.object({ status: z.literal("success"), data, message: z.string() });
}

/** A page of something. */
export function pageOf<S extends z.ZodType>(data: S) {
  return envelope(data).extend({ has_next: z.boolean(), next_url: z.string().optional() });
}

const time = z.string().nullable();
const count = z.int();

export const prequelDestination = z.object({
  // Shown without secrets: each key may be left out.
  ...vendorObjects,
  id: z.uuid(),
  vendor: z.string(),
  name: z.string(),
  recipient_id: z.uuid(),
  created_at: z.string(),
  updated_at: z.string(),
  last_successful_transfer_ended_at: time,
  frequency_minutes: z.int().nullable(),
  id_in_provider_system: z.string(),
  products: z.array(z.string()),
  enabled_models: z.array(z.string()),
  max_concurrent_transfers: z.int().nullable(),
  max_concurrent_queries_per_transfer: z.int().nullable(),
  is_enabled: z.boolean(),
  /** The last transfer your pipeline told of that ended; null before the first. */
  last_completed_transfer: transferShape.nullable(),
  /** Of calendar months in UTC. */
  total_rows_transferred_last_billing_period: count,
  total_delta_rows_transferred_last_billing_period: count,
  total_rows_transferred_current_billing_period: count,
});

export const prequelRecipient = z.object({
  id: z.uuid(),
  name: z.string(),
  products: z.array(z.string()),
  id_in_provider_system: z.string(),
  default_full_refresh_min_start_time_epoch: z.int(),
  created_at: z.string(),
  updated_at: z.string(),
});

export const prequelMagicLink = z.object({
  id: z.string(),
  name: z.string(),
  products: z.array(z.string()),
  id_in_provider_system: z.string(),
  host: z.string(),
  /** The address to send, shown once; null when the link is read again. */
  link: z.string().nullable(),
  has_been_used: z.boolean(),
  created_at: z.string(),
  bucket_name: z.string().nullable(),
  vendor: z.string().nullable(),
  available_models: z.array(z.string()),
  set_destination_enabled: z.boolean(),
  recipient_id: z.uuid(),
  bucket_access_id: z.string().nullable(),
  bucket_vendor: z.string().nullable(),
  ssh_public_key: z.string().nullable(),
  redirect_url: z.string().nullable(),
  metastore: z.string().nullable(),
  catalog: z.string().nullable(),
  bucket_host: z.string().nullable(),
  table_bucket_arn: z.string().nullable(),
});

/** How a test went. */
export const prequelTest = z.object({
  /** `success` or `error`, or `pending` where it is not over yet. */
  status: z.enum(["success", "error", "pending"]),
});
