import "server-only";
import { z } from "zod";
import { keyProviders } from "@/lib/shared/key-service";
import { keyIdPattern } from "../format/create-key-id";

const common = {
  id: z.string().regex(keyIdPattern),
  /**
   * `active`: may be primary. `decrypt-only`: opens what it wrapped, wraps nothing new. `retired`: no
   * longer loaded; it stays in the file until it is certain that nothing needs it.
   */
  state: z.enum(["active", "decrypt-only", "retired"]),
  createdAt: z.iso.datetime(),
  /** When it was retired: it may be destroyed some days later. */
  retiredAt: z.iso.datetime().optional(),
};

/** A key that lies in this file: 32 bytes in base64. */
const ownKey = z.strictObject({ ...common, b64: z.string() });

/** A key that lies in a key service: the file holds 32 bytes that nobody opens without that service. */
const serviceKey = z.strictObject({
  ...common,
  service: z.strictObject({
    provider: z.enum(keyProviders).exclude(["keyring"]),
    key: z.string().min(1).max(4_096),
  }),
  /** What the service made of them, in base64. */
  wrapped: z.base64().min(1).max(16_384),
});

/** The keyring's JSON, version 1. */
export const keyringFile = z.strictObject({
  version: z.literal(1),
  instanceId: z.string().regex(keyIdPattern),
  /** The id of the key that wraps new tenant keys. */
  primary: z.string().regex(keyIdPattern),
  keys: z
    .array(z.union([ownKey, serviceKey]))
    .min(1)
    .max(100),
});

export type KeyringFile = z.infer<typeof keyringFile>;
