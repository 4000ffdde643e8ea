import "server-only";
import { getEnv } from "@/lib/config/env";
import type { ConnectorSchema } from "@/lib/connectors/types";
import type { PropertyValues } from "@/lib/shared/report-card/types";

/**
 * The operator's client, for a check of a connection that a person signed in for. It is handed in with each
 * check and never stored with the connection: it is the operator's, not the customer's.
 */
export function operatorClientValues(input: {
  readonly schema: ConnectorSchema;
  readonly values: PropertyValues;
}): PropertyValues {
  const { consent, steps } = input.schema;
  const step = steps.find((one) => one.type === "oauth");
  const isSignedIn = step?.properties.some((one) => (input.values[one.name] ?? "") !== "") ?? false;
  const clients = getEnv().oauthClients;
  if (consent === undefined || !isSignedIn || !Object.hasOwn(clients, consent.provider)) return {};
  const client = clients[consent.provider];
  return { oauth_client_id: client?.clientId, oauth_client_secret: client?.clientSecret };
}
