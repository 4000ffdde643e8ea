import "server-only";
import { randomUUID } from "node:crypto";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { whenJobQueueIsOpen } from "@/lib/jobs/job-queue";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { refuseInsecureTls } from "@/lib/services/capture/refuse-insecure-tls";
import { addCheckRun } from "@/lib/services/check-run/add-check-run";
import { sealCredential } from "@/lib/services/credential/seal-credential";
import { disabledTypes } from "@/lib/services/destination-type/disabled-types";
import { getDestinationType } from "@/lib/services/destination-type/get-destination-type";
import { loadDestinationType } from "@/lib/services/destination-type/load-destination-type";
import { InvalidInputError, NotFoundError } from "@/lib/services/errors";
import { recordEvent } from "@/lib/services/event/record-event";
import { ensureRecipient } from "@/lib/services/recipient/ensure-recipient";
import { randomBase62 } from "@/lib/shared/random-id";
import { type TenantTransaction, tenantStore } from "@/lib/store/tenant-store";
import { type AcceptedCredentials, acceptCredentials } from "./accept-credentials";
import type { ConnectionView } from "./connection-view";
import type { CreateConnectionInput } from "./create-connection-input";
import { getConnection } from "./get-connection";
import { makeOwnValues } from "./make-own-values";

/**
 * Makes a connection from credentials the host has already, and checks it unless told not to: stored and
 * queued in one transaction.
 * @throws InvalidInputError
 */
export async function createConnection(input: {
  readonly caller: Caller;
  readonly body: CreateConnectionInput;
}): Promise<ConnectionView> {
  const { caller, body } = input;
  await whenJobQueueIsOpen();
  const { schema, connector } = await typeOf(input);
  const { workspaceId } = caller;
  const given = body.credentials;
  const own = await makeOwnValues({ schema, given, known: {} });
  const accepted = acceptCredentials({ schema, given, own });
  await refuseInsecureTls({ workspaceId, values: accepted.values, place: "credentials" });
  const id = randomUUID();
  const { secrets } = accepted;
  const credential = await sealCredential({ workspaceId, connectionId: id, version: 1, secrets });
  await tenantStore(caller).$transaction(async (transaction) => {
    await insert({ transaction, caller, body, id, accepted, schema });
    await transaction.credentialVersion.create({
      data: {
        ...credential,
        sealedFields: { ...credential.sealedFields },
        connectionId: id,
        workspaceId,
        config: accepted.config,
        createdBy: actorOf({ caller }),
      },
    });
    if (!body.runSetupTests) return;
    const plan = connector.plan(accepted.values);
    const run = { workspaceId, connectionId: id, credentialVersion: 1, requestedBy: actorOf({ caller }) };
    await addCheckRun({ transaction, plan, ...run });
  });
  return getConnection({ caller, where: { id } });
}

async function typeOf(input: { readonly caller: Caller; readonly body: CreateConnectionInput }) {
  const { workspaceId } = input.caller;
  if ((await disabledTypes({ workspaceId })).has(input.body.provider)) {
    throw unfit("is switched off in this workspace");
  }
  try {
    const schema = await getDestinationType({ workspaceId, type: input.body.provider });
    const typeVersion = schema.version ?? null;
    const connector = await loadDestinationType({ workspaceId, destinationType: schema.id, typeVersion });
    if (connector === undefined) throw new NotFoundError({ what: "destination type" });
    return { schema, connector };
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw unfit("is not a destination type");
  }
}

function unfit(msg: string): InvalidInputError {
  return new InvalidInputError({ problems: [{ loc: ["body", "provider"], msg, type: "value_error" }] });
}

async function insert(input: {
  readonly transaction: TenantTransaction;
  readonly caller: Caller;
  readonly body: CreateConnectionInput;
  readonly id: string;
  readonly accepted: AcceptedCredentials;
  readonly schema: ConnectorSchema;
}): Promise<void> {
  const { transaction, caller, body, id, accepted } = input;
  const { workspaceId } = caller;
  const actor = actorOf({ caller });
  const { externalId, name } = body.recipient ?? { externalId: "default", name: "Default" };
  await transaction.connection.create({
    data: {
      id,
      workspaceId,
      recipientId: await ensureRecipient({ transaction, workspaceId, externalId, name }),
      destinationType: body.provider,
      typeVersion: input.schema.version ?? null,
      name: body.name,
      slug: slugOf(body),
      description: body.description,
      visibility: body.visibility,
      status: "needs_verification",
      config: accepted.config,
      secretProperties: Object.keys(accepted.secrets),
      credentialVersion: 1,
      loadSettings: body.loadSettings,
      deployment: body.deployment,
      trustCertificates: body.trustCertificates,
      trustFingerprints: body.trustFingerprints,
      createdBy: actor,
      updatedBy: actor,
    },
  });
  const data = { properties: Object.keys(accepted.config), secrets: Object.keys(accepted.secrets) };
  const event = auditEvent({ actor, action: "connection.created", subject: id, data });
  await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  await tellOfIt({ transaction, workspaceId, connectionId: id, provider: body.provider });
}

async function tellOfIt(input: {
  readonly transaction: TenantTransaction;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly provider: string;
}): Promise<void> {
  const { provider, ...of } = input;
  await recordEvent({ ...of, type: "connection.created", payload: { provider } });
}

/** Readable, and unique without asking: the name in the letters an address takes, and six random ones. */
function slugOf({ name }: CreateConnectionInput): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60);
  const tail = randomBase62({ length: 6 }).toLowerCase();
  return words === "" ? tail : `${words}-${tail}`;
}
