import { z } from "zod";
import { webhookUrl } from "@/lib/services/webhook/endpoint-input";
import { phrases } from "@/lib/shared/languages/phrases";
import { sandboxScenarioIds } from "@/lib/shared/sandbox/scenarios";
import { exactOrigin } from "@/lib/shared/workspace/exact-origin";
import { themeTokens } from "@/lib/shared/workspace/theme-tokens";
import { longestHostedSeconds } from "./lifetimes";
import { returnUrl } from "./return-url";

const fieldPolicy = z.strictObject({
  /** Name of a report-card property. Secrets cannot be prefilled. */
  property: z.string().min(1).max(100),
  /** `default` prefills, `locked` shows it read-only, `hidden` does not show it. */
  mode: z.enum(["default", "locked", "hidden"]),
  value: z.string().max(10_000),
  /** Shown beside a locked field. */
  reason: z.string().max(300).optional(),
});

/** Body of `POST /api/v1/link-sessions`. */
export const createLinkSessionInput = z.strictObject({
  /**
   * The host's own customer. Required in the mode `create`. In the others it may be left out: the connection's
   * own; where it is given, a connection of another customer is not found.
   */
  recipient: z
    .strictObject({
      externalId: z.string().min(1).max(255),
      name: z.string().min(1).max(255).optional(),
    })
    .optional(),
  /** Destination types the user may choose from; all when left out. */
  destinationTypes: z.array(z.string().min(1).max(100)).min(1).max(100).optional(),
  mode: z.enum(["create", "edit", "reauthorize"]).default("create"),
  /** The connection to edit or reauthorize. */
  connectionId: z.uuid().optional(),
  /** Exact origins of the pages that may hold the frame. Required unless `hosted`. */
  allowedOrigins: z.array(exactOrigin).min(1).max(20).optional(),
  /** A page of its own instead of a frame in yours: `url` is then a link to be sent, with the token in its fragment. */
  hosted: z.boolean().default(false),
  /** Where the hosted page leads back to, with the outcome in its query. */
  returnUrl: returnUrl.optional(),
  /** Prefilled, locked and hidden fields by destination type. */
  fields: z.record(z.string().min(1).max(100), z.array(fieldPolicy).max(100)).default({}),
  /** Language of the form, such as `de` or `pt-BR`. Left out: English, and on a hosted page the reader's own. */
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: "must be a language tag such as en or pt-BR" })
    .optional(),
  /** Texts of the form in your own words, by key. Shown as they are, as text. */
  phrases: phrases.default({}),
  theme: themeTokens.default({}),
  /** Accept an unknown TLS certificate on the first check instead of asking the user (seed 003). */
  trustCertificates: z.boolean().default(false),
  /** Accept an unknown SSH host key on the first check instead of asking the user (seed 003). */
  trustFingerprints: z.boolean().default(false),
  /**
   * For your own tests: nothing is dialled, documented values produce each outcome (`/docs/sandbox`), and the
   * connection is never released. Of a sandbox connection's sessions it need not be said.
   */
  sandbox: z.boolean().default(false),
  /** Outcome where no answer asks for another. Goes with `sandbox`. */
  sandboxScenario: z.enum(sandboxScenarioIds).optional(),
  /** Address that hears of this session only, besides the workspace's webhooks. */
  webhookUrl: webhookUrl.optional(),
  /** Seconds until the token can no longer be exchanged: at most 3,600, and 604,800 (7 days) where `hosted`. */
  expiresInSeconds: z.int().min(30).max(longestHostedSeconds).default(900),
});

export type CreateLinkSessionInput = z.infer<typeof createLinkSessionInput>;
