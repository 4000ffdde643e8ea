import "server-only";
import { openCredential } from "@/lib/services/credential/open-credential";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { ConnectionRow } from "./connection-row";

/** Everything on file for a connection, its secrets included: keep it no longer than needed. */
export async function knownValues({ row }: { readonly row: ConnectionRow }): Promise<PropertyValues> {
  const { workspaceId, id, credentialVersion, config } = row;
  if (row.secretProperties.length === 0) return config as PropertyValues;
  const opened = await openCredential({ workspaceId, connectionId: id, credentialVersion });
  const secrets = Object.entries(opened).map(([name, secret]) => {
    const value = secret.reveal();
    secret.wipe();
    return [name, value] as const;
  });
  return { ...(config as PropertyValues), ...Object.fromEntries(secrets) };
}
