import "server-only";
import { sealData, unsealData } from "iron-session";
import { z } from "zod";
import { SessionExpiredError } from "@/lib/services/errors";
import { getInstance } from "@/lib/services/instance/instance";

/** A bearer is never good for longer than the longest session, in seconds. */
const lifetimeSeconds = 4 * 60 * 60;

const content = z.object({ sessionId: z.string().max(40) });

/** Seals what a capture frame presents with each action. It permits nothing by itself: see `require-open-session`. */
export async function sealBearer({ sessionId }: { readonly sessionId: string }): Promise<string> {
  return sealData({ sessionId }, { password: getInstance().bearerPassword, ttl: lifetimeSeconds });
}

/** Opens a bearer. @throws SessionExpiredError where it is forged, damaged or too old */
export async function openBearer({
  bearer,
}: {
  readonly bearer: string;
}): Promise<{ readonly sessionId: string }> {
  if (bearer.length === 0 || bearer.length > 2_000) throw new SessionExpiredError();
  try {
    const opened = await unsealData<unknown>(bearer, {
      password: getInstance().bearerPassword,
      ttl: lifetimeSeconds,
    });
    return content.parse(opened);
  } catch {
    throw new SessionExpiredError();
  }
}

/** The same from an `Authorization: Bearer` header. */
export async function openBearerHeader({
  headers,
}: {
  readonly headers: Headers;
}): Promise<{ readonly sessionId: string }> {
  return openBearer({ bearer: /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "")?.[1] ?? "" });
}
