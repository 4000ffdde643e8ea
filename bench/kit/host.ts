import { randomText } from "./latchkey.ts";

/** What a host's back end needs to make sessions. */
export interface Host {
  readonly url: string;
  readonly apiKey: string;
}

export interface MadeSession {
  readonly id: string;
  readonly token: string;
  readonly url: string;
}

/** Makes a link session for a PostgreSQL, each for a customer of its own. */
export async function makeSession({ host }: { readonly host: Host }): Promise<MadeSession> {
  const response = await fetch(`${host.url}/api/v1/link-sessions`, {
    method: "POST",
    headers: { authorization: `Bearer ${host.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({
      recipient: { externalId: `customer-${randomText(12)}`, name: "Acme Ltd" },
      destinationTypes: ["postgres"],
      allowedOrigins: [host.url],
      expiresInSeconds: 3600,
    }),
  });
  if (response.status !== 201)
    throw new Error(`no link session: ${response.status} ${await response.text()}`);
  return (await response.json()) as MadeSession;
}
