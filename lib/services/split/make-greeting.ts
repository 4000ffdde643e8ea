import "server-only";
import { getEnv } from "@/lib/config/env";
import { getInstance } from "@/lib/services/instance/instance";
import { exchangeKeys } from "./exchange-keys";
import type { Greeting } from "./greeting";

/** What this worker says of itself to a process that serves. */
export async function makeGreeting(): Promise<Greeting> {
  const { cursor, defaultWorkspaceId, keyring } = getInstance();
  const { egressAddresses, oauthClients, operatorAws, operatorGoogle, publicUrl, sso } = getEnv();
  const { id } = keyring.primary;
  const exchange = await exchangeKeys().get(id);
  return {
    instanceId: keyring.instanceId,
    publicUrl,
    defaultWorkspaceId,
    key: { id, publicKey: exchange?.publicKey ?? "" },
    cursors: [...cursor.byKey],
    settings: {
      egressAddresses: [...egressAddresses],
      ssoName: sso?.name ?? null,
      operatorHas: [
        ...(operatorAws === undefined ? [] : ["aws_identity"]),
        ...(operatorGoogle === undefined ? [] : ["gcp_identity"]),
        ...Object.keys(oauthClients).map((provider) => `oauth_client:${provider}`),
      ],
    },
  };
}
