import "server-only";
import { z } from "zod";
import { keyIdPattern } from "../format/create-key-id";

/** The keyring's JSON, version 1. */
export const keyringFile = z.strictObject({
  version: z.literal(1),
  instanceId: z.string().regex(keyIdPattern),
  /** The id of the key that wraps new tenant keys. */
  primary: z.string().regex(keyIdPattern),
  keys: z
    .array(
      z.strictObject({
        id: z.string().regex(keyIdPattern),
        /** 32 bytes in base64. */
        b64: z.string(),
        /**
         * `active`: may be primary. `decrypt-only`: opens what it wrapped, wraps nothing new. `retired`: no
         * longer loaded; it stays in the file until it is certain that nothing needs it.
         */
        state: z.enum(["active", "decrypt-only", "retired"]),
        createdAt: z.iso.datetime(),
        /** When it was retired: it may be destroyed some days later. */
        retiredAt: z.iso.datetime().optional(),
      }),
    )
    .min(1)
    .max(100),
});

export type KeyringFile = z.infer<typeof keyringFile>;
