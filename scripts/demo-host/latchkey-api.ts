/** The two calls a host's back end makes to Latchkey, by the typed client. */
import { createClient } from "../../lib/api-client/client/index.ts";
import { createLinkSession, getConnection } from "../../lib/api-client/index.ts";
import type { Settings } from "./settings.ts";

/** What the page may know of a connection: never a value of it. */
export interface StoredConnection {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly status: string;
  readonly lastVerifiedAt: string | null;
  readonly verificationError: string | null;
}

/** What the page wants a link token for; a new connection, unless it names one that needs mending. */
export interface LinkRequest {
  readonly connectionId: string | null;
}

/** Latchkey refused, or could not be asked. `message` may be shown. */
export class LatchkeyCallError extends Error {
  readonly status: number;

  constructor(input: { readonly status: number; readonly message: string }) {
    super(input.message);
    this.status = input.status;
  }
}

/**
 * A link token for the signed-in customer. Your own product takes the customer from its session, and looks whether
 * the connection is theirs; Latchkey refuses one of another recipient, too.
 */
export async function createLinkToken(settings: Settings, { connectionId }: LinkRequest): Promise<string> {
  const answer = await createLinkSession({
    ...options(settings),
    body: {
      recipient: { externalId: "acme", name: "Acme Inc." },
      ...(connectionId === null
        ? { mode: "create", destinationTypes: ["postgres"] }
        : { mode: "reauthorize", connectionId }),
      allowedOrigins: [settings.origin],
      locale: "en",
    },
  });
  return dataOf(settings, answer).token;
}

/** What became of a connection. @throws LatchkeyCallError with status 404 where there is none */
export async function findConnection(settings: Settings, id: string): Promise<StoredConnection> {
  const answer = await getConnection({ ...options(settings), path: { id } });
  const { name, provider, status, lastVerifiedAt, verificationError } = dataOf(settings, answer);
  return { id, name, provider, status, lastVerifiedAt, verificationError };
}

function options({ latchkeyUrl, apiKey }: Settings) {
  return {
    client: createClient({ baseUrl: latchkeyUrl, auth: apiKey }),
    signal: AbortSignal.timeout(10_000),
  };
}

function dataOf<T>(
  { latchkeyUrl }: Settings,
  answer: { readonly data?: T | undefined; readonly response?: Response | undefined },
): T {
  const { data, response } = answer;
  if (data !== undefined) return data;
  if (response === undefined) {
    throw new LatchkeyCallError({ status: 502, message: `Latchkey does not answer at ${latchkeyUrl}.` });
  }
  const status = response.status === 404 ? 404 : 502;
  throw new LatchkeyCallError({ status, message: `Latchkey answered ${response.status}.` });
}
