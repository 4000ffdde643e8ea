import { z } from "zod";

/** How long a link may wait to be opened. */
export const linkLifetimes = [
  { value: "3600", label: "1 hour" },
  { value: "86400", label: "1 day" },
  { value: "259200", label: "3 days" },
  { value: "604800", label: "7 days" },
] as const;

/** What a member fills in to create a link for a customer. */
export const createLinkForm = z.object({
  externalId: z
    .string()
    .trim()
    .min(1, { error: "Enter the id your product knows this customer by." })
    .max(255, { error: "Use at most 255 characters." }),
  name: z.string().trim().max(255, { error: "Use at most 255 characters." }),
  mode: z.enum(["create", "edit", "reauthorize"]),
  /** Empty for a new connection. */
  connectionId: z.union([z.uuid(), z.literal("")]),
  /** Empty offers every type. */
  destinationTypes: z.array(z.string().min(1).max(100)).max(100),
  expiresInSeconds: z.enum(["3600", "86400", "259200", "604800"]),
  returnUrl: z.string().trim().max(2_000),
});

/** A link to send, as its maker sees it once. */
export interface CreatedLink {
  readonly id: string;
  /** Holds the key in its fragment. */
  readonly url: string;
  readonly expiresAt: string;
}

/** One of a link's sessions. */
export const linkSessionTarget = z.object({ id: z.string().min(1).max(100) });
