import "server-only";
import { whenJobQueueIsOpen } from "@/lib/jobs/job-queue";
import type { Caller } from "@/lib/services/caller";
import { refuseInsecureTls } from "@/lib/services/capture/refuse-insecure-tls";
import { openCredential } from "@/lib/services/credential/open-credential";
import { loadDestinationType } from "@/lib/services/destination-type/load-destination-type";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import type { AcceptedCredentials } from "./accept-credentials";
import type { ConnectionView } from "./connection-view";
import { getConnection } from "./get-connection";
import { offerCredential } from "./offer-credential";

/**
 * Offers a replaced credential again, as a new version: checked first, in use only if the check passes.
 * @throws NotFoundError where there is no such version, or its time to be restored is over; ConflictError
 */
export async function restoreCredential(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly version: number;
}): Promise<ConnectionView> {
  const { caller, id, version } = input;
  await whenJobQueueIsOpen();
  const store = tenantStore(caller);
  const row = await store.connection.findFirst({ where: { id } });
  const replaced = await store.credentialVersion.findFirst({
    where: { connectionId: id, version, state: "replaced", destroyAfter: { gt: new Date() } },
    select: { config: true },
  });
  const connector = row === null ? undefined : await loadDestinationType(row);
  if (row === null || replaced === null || connector === undefined) {
    throw new NotFoundError({ what: row === null ? "connection" : "credential version to restore" });
  }
  const { workspaceId } = caller;
  const config = (replaced.config ?? row.config) as AcceptedCredentials["config"];
  await refuseInsecureTls({ workspaceId, values: config, place: "credentials" });
  const opened = await openCredential({ workspaceId, connectionId: id, credentialVersion: version });
  const secrets: Record<string, string> = {};
  for (const [name, secret] of Object.entries(opened)) {
    secrets[name] = secret.reveal();
    secret.wipe();
  }
  const plan = connector.plan({ ...config, ...secrets });
  await offerCredential({ caller, row, config, secrets, plan });
  return getConnection({ caller, where: { id } });
}
