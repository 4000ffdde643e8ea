import { z } from "zod";
import { longestPattern } from "@/lib/services/pattern/compile-pattern";
import { failureCodes } from "@/lib/shared/setup-test/failure-codes";
import { limits } from "./limits";

/** Text for people: one line, nothing that turns the direction of writing. */
const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, { error: "must be one line of text" });
const name = z
  .string()
  .max(63)
  .regex(/^[a-z][a-z0-9_]*$/, { error: "must be in snake_case and begin with a letter" });
const id = z
  .string()
  .max(63)
  .regex(/^[a-z][a-z0-9_-]*$/, { error: "must be lower case and begin with a letter" });
const scalar = z.union([z.string().max(256), z.number(), z.boolean()], {
  error: "must be a text of at most 256 characters, a number, true or false",
});
const template = z.string().max(2_048);

/** The subset of JSON Schema a property may use. */
const propertySchema = z.strictObject({
  type: z.enum(["string", "integer", "boolean"]),
  pattern: z.string().min(1).max(longestPattern).optional(),
  enum: z.array(scalar).min(1).max(limits.choices).optional(),
  format: z.enum(["pem", "hostname", "uri"]).optional(),
  minLength: z.int().min(0).max(65_536).optional(),
  maxLength: z.int().min(1).max(65_536).optional(),
  minimum: z.int().optional(),
  maximum: z.int().optional(),
  default: scalar.optional(),
  writeOnly: z.boolean().optional(),
});

const condition = z.strictObject({ property: name, in: z.array(scalar).min(1).max(limits.choices) });

/** A property as a report card shows it: what Latchkey sets itself may be there, with the value it has. */
const property = z.strictObject({
  name,
  title: line(100),
  description: line(1_000).optional(),
  placeholder: line(200).optional(),
  is_required: z.boolean().default(true),
  is_credential: z.boolean().default(false),
  system_provided: z.literal(false).default(false),
  property_type: z.literal("user_provided").default("user_provided"),
  provided: z.literal(false).default(false),
  json_schema: propertySchema,
  choice_titles: z.record(z.string().max(256), line(100)).optional(),
  shown_when: condition.optional(),
  immutable: z.literal(true).optional(),
});

const step = z.strictObject({
  type: z.literal("form"),
  id,
  title: line(100),
  description: line(1_000).optional(),
  properties: z.array(property).min(1).max(limits.properties),
});

const failure = z.strictObject({
  code: z.enum(Object.keys(failureCodes) as [keyof typeof failureCodes]),
  message: line(300),
  hint: line(300),
  /** Property to change. */
  field: name.optional(),
});

const header = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9-]+$/, { error: "must be the name of a header" });
const range = z.string().regex(/^[1-5]\d\d(-[1-5]\d\d)?$/, { error: "must be a status or a range: 200-299" });
const pointer = z
  .string()
  .max(256)
  .regex(/^(\/[^/]*)+$/, { error: "must be a JSON pointer such as /data/id" });

const request = z.strictObject({
  id: name,
  title: line(100),
  method: z.enum(["GET", "HEAD", "POST"]),
  url: z.string().min(1).max(2_048),
  querySecrets: z.array(name).max(10).optional(),
  headers: z.record(header, template).optional(),
  basicAuth: z.strictObject({ username: template, password: template }).optional(),
  form: z.record(z.string().min(1).max(100), template).optional(),
  json: z.unknown().optional(),
  when: condition.optional(),
  expect: z
    .strictObject({
      status: z.array(range).min(1).max(10).default(["200-299"]),
      json: z
        .array(
          z.strictObject({
            pointer,
            equals: scalar.nullable().optional(),
            failure: failure.optional(),
          }),
        )
        .min(1)
        .max(20)
        .optional(),
    })
    .default({ status: ["200-299"] }),
  /** By status; of 429 and 5xx nothing can be said that would not blame the credentials. */
  failures: z
    .array(failure.extend({ status: z.int().min(300).max(499) }))
    .max(20)
    .default([]),
});

/** Body of `PUT /api/v1/destination-types/{type}`: a whole type, but for its id. */
export const replaceTypeInput = z.strictObject({
  title: line(100),
  category: z.enum(["database", "warehouse", "object-store", "file", "saas"]),
  docsUrl: z
    .url({ protocol: /^https$/, error: "must be an https address" })
    .max(500)
    .regex(/^https:\/\/[^\s@"'<>\\]+$/, { error: "must be an https address without a user name" }),
  /** Path data of a 24×24 single-colour icon. */
  iconPath: z
    .string()
    .max(4_000)
    .regex(/^[Mm][MmLlHhVvCcSsQqTtAaZz0-9e ,.+-]+$/, { error: "must be the path data of an SVG" })
    .default("M4 4h16v16H4zM8 8v8h8V8z"),
  steps: z.array(step).min(1).max(limits.steps),
  check: z.strictObject({ requests: z.array(request).min(1).max(limits.requests) }),
});

/** Body of `POST /api/v1/destination-types`. */
export const registerTypeInput = replaceTypeInput.extend({ id: name });

export type CustomTypeInput = z.infer<typeof replaceTypeInput>;
export type PropertyInput = z.infer<typeof property>;
export type RequestInput = z.infer<typeof request>;
