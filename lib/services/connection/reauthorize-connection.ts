import "server-only";
import type { z } from "zod";
import { whenJobQueueIsOpen } from "@/lib/jobs/job-queue";
import type { Caller } from "@/lib/services/caller";
import { refuseInsecureTls } from "@/lib/services/capture/refuse-insecure-tls";
import { getDestinationType } from "@/lib/services/destination-type/get-destination-type";
import { loadDestinationType } from "@/lib/services/destination-type/load-destination-type";
import { ConflictError, NotFoundError, StaleError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import { type AcceptedCredentials, acceptCredentials } from "./accept-credentials";
import type { ConnectionView } from "./connection-view";
import { createConnectionInput } from "./create-connection-input";
import { getConnection } from "./get-connection";
import { knownValues } from "./known-values";
import { makeOwnValues } from "./make-own-values";
import { offerCredential } from "./offer-credential";
import { refuseImmutable } from "./refuse-immutable";

/** Body of `POST /api/v1/connections/{id}/reauthorize`: what is left out stays as it is on file. */
export const reauthorizeInput = createConnectionInput.pick({ credentials: true });

/**
 * Offers new credentials. They are checked first and take the place of those in use only if the check
 * passes; until then, and if it fails, the connection goes on with what it has.
 * @throws NotFoundError, InvalidInputError, ImmutableFieldError, StaleError; ConflictError where disabled
 */
export async function reauthorizeConnection(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly ifMatch: number | null;
  readonly body: z.infer<typeof reauthorizeInput>;
}): Promise<ConnectionView> {
  const { caller, id, ifMatch, body } = input;
  await whenJobQueueIsOpen();
  const row = await tenantStore(caller).connection.findFirst({ where: { id } });
  const connector = row === null ? undefined : await loadDestinationType(row);
  if (row === null || connector === undefined) throw new NotFoundError({ what: "connection" });
  if (ifMatch !== null && ifMatch !== row.revision) throw new StaleError();
  if (row.status === "disabled") {
    throw new ConflictError({ userMessage: "The connection is disabled. Reactivate it first." });
  }
  const { workspaceId, destinationType: type, typeVersion: version } = row;
  const schema = await getDestinationType({ workspaceId, type, version });
  const given = body.credentials;
  refuseImmutable({ schema, config: row.config as AcceptedCredentials["config"], given });
  const known = await knownValues({ row });
  const made = await makeOwnValues({ schema, given: { ...known, ...given }, known });
  const accepted = acceptCredentials({ schema, given, own: { ...known, ...made } });
  await refuseInsecureTls({ workspaceId: caller.workspaceId, values: accepted.values, place: "credentials" });
  await offerCredential({
    caller,
    row,
    config: accepted.config,
    secrets: accepted.secrets,
    plan: connector.plan(accepted.values),
  });
  return getConnection({ caller, where: { id } });
}
