/** The two calls a host's back end makes to Latchkey. */
import type { Settings } from "./settings.ts";

/** What the page may know of a connection: never a value of it. */
export interface StoredConnection {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly status: string;
  readonly lastVerifiedAt: string | null;
}

/** Latchkey refused, or could not be asked. `message` may be shown. */
export class LatchkeyCallError extends Error {
  readonly status: number;

  constructor(input: { readonly status: number; readonly message: string }) {
    super(input.message);
    this.status = input.status;
  }
}

/** A link token for the signed-in customer. Your own product takes the customer from its session. */
export async function createLinkToken(settings: Settings): Promise<string> {
  const session = await call(settings, "/api/v1/link-sessions", {
    method: "POST",
    body: JSON.stringify({
      recipient: { externalId: "acme", name: "Acme Inc." },
      destinationTypes: ["postgres"],
      mode: "create",
      allowedOrigins: [settings.origin],
      locale: "en",
    }),
  });
  return String(session.token);
}

export async function getConnection(settings: Settings, id: string): Promise<StoredConnection> {
  const found = await call(settings, `/api/v1/connections/${encodeURIComponent(id)}`, {});
  return {
    id: String(found.id),
    name: String(found.name),
    provider: String(found.provider),
    status: String(found.status),
    lastVerifiedAt: typeof found.lastVerifiedAt === "string" ? found.lastVerifiedAt : null,
  };
}

async function call(settings: Settings, path: string, init: RequestInit): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${settings.apiKey}`, "content-type": "application/json" };
  const signal = AbortSignal.timeout(10_000);
  const response = await fetch(settings.latchkeyUrl + path, { ...init, headers, signal }).catch(() => null);
  if (response === null) {
    throw new LatchkeyCallError({
      status: 502,
      message: `Latchkey does not answer at ${settings.latchkeyUrl}.`,
    });
  }
  if (!response.ok) {
    const status = response.status === 404 ? 404 : 502;
    throw new LatchkeyCallError({ status, message: `Latchkey answered ${response.status}.` });
  }
  return (await response.json()) as Record<string, unknown>;
}
