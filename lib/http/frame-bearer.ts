import "server-only";
import { hash } from "node:crypto";
import { sealData, unsealData } from "iron-session";
import { z } from "zod";
import { SessionExpiredError } from "@/lib/services/errors";
import { getInstance, type Instance } from "@/lib/services/instance/instance";
import { RecentValues } from "@/lib/shared/recent-values";

/** A bearer is never good for longer than the longest session, in seconds. */
const lifetimeSeconds = 4 * 60 * 60;

const content = z.object({
  sessionId: z.string().max(40),
  /** Of the page that holds the frame; for whom the session's end is signed. */
  parentOrigin: z.string().max(300),
});
type BearerContent = Readonly<z.infer<typeof content>>;

/**
 * How many opened bearers are remembered (150 B each), and for how long, in ms. A bearer outlives its seal by
 * no more than that, and by nothing in effect: its session ends when the seal does, or before.
 */
const remembered = { most: 10_000, forMs: 5 * 60 * 1000 };
/** By instance, as another one has another key. */
const opened = new WeakMap<Instance, RecentValues<BearerContent>>();

/** Seals what a capture frame presents with each action. It permits nothing by itself: see `require-open-session`. */
export async function sealBearer({ sessionId, parentOrigin }: BearerContent): Promise<string> {
  return sealData(
    { sessionId, parentOrigin },
    { password: getInstance().bearer.sealing, ttl: lifetimeSeconds },
  );
}

/**
 * Opens a bearer. A frame shows the same one with every call, and opening it costs more than any other guard,
 * so what was opened is remembered for a while. Only that: whether the session is open is asked every time.
 * @throws SessionExpiredError where it is forged, damaged or too old
 */
export async function openBearer({ bearer }: { readonly bearer: string }): Promise<BearerContent> {
  if (bearer.length === 0 || bearer.length > 2_000) throw new SessionExpiredError();
  const instance = getInstance();
  const known = opened.get(instance) ?? new RecentValues<BearerContent>(remembered);
  opened.set(instance, known);
  const key = hash("sha256", bearer, "base64");
  return known.get(key) ?? known.add(key, await unseal({ bearer, passwords: instance.bearer.opening }));
}

async function unseal(input: {
  readonly bearer: string;
  readonly passwords: Readonly<Record<number, string>>;
}): Promise<BearerContent> {
  try {
    return content.parse(
      await unsealData<unknown>(input.bearer, { password: input.passwords, ttl: lifetimeSeconds }),
    );
  } catch {
    throw new SessionExpiredError();
  }
}

/** The same from an `Authorization: Bearer` header. */
export async function openBearerHeader({ headers }: { readonly headers: Headers }): Promise<BearerContent> {
  return openBearer({ bearer: /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "")?.[1] ?? "" });
}
