import { getEnv } from "@/lib/config/env";
import { InvalidInputError } from "@/lib/services/errors";
import type { CreateLinkSessionInput } from "./create-link-session-input";
import { longestFrameSeconds } from "./lifetimes";

/** Where a session may be opened: by pages of these origins, as a page of its own, or both. */
export interface SessionPlace {
  readonly hosted: boolean;
  readonly returnUrl: string | null;
  readonly allowedOrigins: string[];
}

/**
 * A hosted session needs no page of the host's; the app's own origin is always among those that may hold it.
 * @throws InvalidInputError
 */
export function placeOfSession({ body }: { readonly body: CreateLinkSessionInput }): SessionPlace {
  const { hosted, returnUrl, allowedOrigins = [] } = body;
  if (hosted) {
    const own = getEnv().publicUrl;
    return { hosted, returnUrl: returnUrl ?? null, allowedOrigins: [...new Set([...allowedOrigins, own])] };
  }
  if (body.expiresInSeconds > longestFrameSeconds) {
    throw problem("expiresInSeconds", `must be at most ${longestFrameSeconds} unless hosted is true`);
  }
  if (returnUrl !== undefined) throw problem("returnUrl", "goes with hosted only");
  if (allowedOrigins.length === 0) throw problem("allowedOrigins", "is required unless hosted is true");
  return { hosted, returnUrl: null, allowedOrigins };
}

function problem(field: string, msg: string): InvalidInputError {
  return new InvalidInputError({ problems: [{ loc: ["body", field], msg, type: "value_error" }] });
}
