import "server-only";
import type { Connector } from "@/lib/connectors/types";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { tenantStore } from "@/lib/store/tenant-store";

/**
 * Keeps when the credential under check ends by itself, for the overview to warn of it in time. Only types whose
 * values tell have an end; the others cost nothing here.
 */
export async function noteEnd(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly credentialVersion: number;
  readonly connector: Connector;
  readonly values: PropertyValues;
}): Promise<void> {
  const { workspaceId, connectionId, credentialVersion: version, connector, values } = input;
  if (connector.endsAt === undefined) return;
  const endsAt = connector.endsAt(values);
  await tenantStore({ workspaceId }).credentialVersion.updateMany({
    where: { connectionId, version },
    data: { endsAt },
  });
}
