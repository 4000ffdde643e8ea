import "server-only";
import { readFileSync } from "node:fs";
import { z } from "zod";

const text = z.string().trim().min(1).max(4_096);

const clients = z.record(
  z.string().regex(/^[a-z][a-z0-9_]{1,40}$/),
  z.strictObject({
    client_id: text,
    client_secret: text,
    /** Where the provider's consent page goes by another id than its token endpoint (Amazon). */
    application_id: text.optional(),
  }),
);

/** A client that the operator registered with a provider. The secret leaves the process for that provider only. */
export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly applicationId: string | undefined;
}

export type OAuthClients = Readonly<Record<string, OAuthClient>>;

/**
 * Reads the clients from JSON, or from the JSON file that the text is the path of.
 * @returns null where it is neither; what is wrong in it is not told, since it holds secrets
 */
export function parseOAuthClients(input: { readonly text: string }): OAuthClients | null {
  const parsed = clients.safeParse(readJson(input.text.trim()));
  if (!parsed.success) return null;
  return Object.fromEntries(
    Object.entries(parsed.data).map(([provider, client]) => [
      provider,
      {
        clientId: client.client_id,
        clientSecret: client.client_secret,
        applicationId: client.application_id,
      },
    ]),
  );
}

function readJson(given: string): unknown {
  try {
    return JSON.parse(given.startsWith("{") ? given : readFileSync(given, "utf8"));
  } catch {
    return undefined;
  }
}
