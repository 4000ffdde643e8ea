import "server-only";
import { randomUUID } from "node:crypto";
import { whenJobQueueIsOpen } from "@/lib/jobs/job-queue";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { openCredential } from "@/lib/services/credential/open-credential";
import { sealCredential } from "@/lib/services/credential/seal-credential";
import { loadDestinationType } from "@/lib/services/destination-type/load-destination-type";
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/services/errors";
import { refusePart } from "@/lib/services/handover/part-of-session";
import { isHeldForReview } from "@/lib/services/review/is-held-for-review";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import { randomBase62 } from "@/lib/shared/random-id";
import { isCredential } from "@/lib/shared/report-card/is-credential";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { StoredCapture } from "@/lib/store/find-capture";
import { recordSubmission, type SubmissionRows } from "@/lib/store/record-submission";
import { isUniqueViolation } from "@/lib/store/tenant-store";
import { answersOf, type CaptureContext, captureContext, configuredSecrets } from "./capture-context";
import { offerSubmission } from "./offer-submission";
import { refuseDisabledType } from "./refuse-disabled-type";
import { refuseInsecureTls } from "./refuse-insecure-tls";
import { type ValidatedAnswers, validateAnswers } from "./validate-answers";

/**
 * Stores the connection of a finished form and queues its check, in one transaction. Submitted again
 * (after a failed test), it changes the same connection and makes a new credential version. A change that a
 * reviewer has to see first is stored beside what is in use.
 * @throws InvalidInputError with `fields`, ConflictError when two submissions meet
 */
export async function submit(input: {
  readonly capture: StoredCapture;
  readonly type: string;
}): Promise<StartedCheck> {
  await whenJobQueueIsOpen();
  refuseDisabledType(input);
  refusePart(input.capture.session);
  const context = await captureContext(input);
  const validated = validate(context);
  const { workspaceId } = context.session;
  await refuseInsecureTls({ workspaceId, values: validated.values, place: "form" });
  const connector = await loadDestinationType(typeOf(context));
  if (connector === undefined) throw new NotFoundError({ what: "destination type" });
  // A new connection takes its draft's id: of two first submissions at once the later then meets the
  // earlier, and does not make a second connection.
  const connectionId = context.connection?.id ?? context.draft?.id ?? randomUUID();
  const { config, secrets } = await split({ context, validated });
  const plan = connector.plan(validated.values);
  const checkRunId = await record({ context, connectionId, config, secrets, plan });
  return { connectionId, checkRunId, plan };
}

function typeOf({ session, schema }: CaptureContext) {
  const { workspaceId } = session;
  return { workspaceId, destinationType: schema.id, typeVersion: schema.version ?? null };
}

function validate(context: CaptureContext): ValidatedAnswers {
  const validated = validateAnswers({
    steps: context.schema.steps,
    policies: context.policies,
    answers: answersOf({ context }),
    configured: configuredSecrets({ context }),
  });
  if (validated.errors.length > 0) throw new InvalidInputError({ fields: validated.errors });
  return validated;
}

/** Plain answers go into `config`, secrets into the vault; a secret left blank is carried over. */
async function split(input: {
  readonly context: CaptureContext;
  readonly validated: ValidatedAnswers;
}): Promise<{ readonly config: PropertyValues; readonly secrets: Readonly<Record<string, string>> }> {
  const { context, validated } = input;
  const { steps } = context.schema;
  const config: Record<string, string | number | boolean> = {};
  const secrets: Record<string, string> = {};
  for (const [name, value] of Object.entries(validated.values)) {
    if (value === undefined) continue;
    if (isCredential({ steps, name })) secrets[name] = String(value);
    else config[name] = value;
  }
  const blank = validated.properties.filter(
    (property) => isCredential({ steps, name: property.name }) && secrets[property.name] === undefined,
  );
  return {
    config,
    secrets: { ...(await carriedOver({ context, names: blank.map((p) => p.name) })), ...secrets },
  };
}

async function carriedOver(input: {
  readonly context: CaptureContext;
  readonly names: readonly string[];
}): Promise<Record<string, string>> {
  const { connection, session } = input.context;
  const stored = input.names.filter((name) => connection?.secretProperties.includes(name));
  if (connection === null || stored.length === 0) return {};
  const opened = await openCredential({
    workspaceId: session.workspaceId,
    connectionId: connection.id,
    credentialVersion: connection.credentialVersion,
  });
  const kept = stored.map((name) => [name, opened[name]?.reveal() ?? ""] as const);
  for (const secret of Object.values(opened)) secret.wipe();
  return Object.fromEntries(kept);
}

interface Submission {
  readonly context: CaptureContext;
  readonly connectionId: string;
  readonly config: PropertyValues;
  readonly secrets: Readonly<Record<string, string>>;
  readonly plan: StartedCheck["plan"];
}

/** @returns the check run's id */
async function record(input: Submission): Promise<string> {
  const { session, connection } = input.context;
  try {
    if (connection !== null && (await isHeldForReview({ ...session, connection }))) {
      return await offerSubmission({ ...input, connection });
    }
    const rows = await rowsOf(input);
    await recordSubmission({ rows });
    return rows.checkRun.id;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new ConflictError({
      userMessage: "This connection was changed at the same moment. Please try again.",
    });
  }
}

async function rowsOf(input: Submission): Promise<SubmissionRows> {
  const { context, connectionId, config, secrets, plan } = input;
  const checkRunId = randomUUID();
  const { session, schema, connection } = context;
  const { workspaceId, recipientId } = session;
  const actor = `link_session:${session.id}`;
  const version = (connection?.credentialVersion ?? 0) + 1;
  return {
    workspaceId,
    linkSessionId: session.id,
    recipientId,
    draftId: context.draft?.id ?? null,
    actor,
    connection: {
      id: connectionId,
      ...typeOf(context),
      name: connection?.name ?? schema.title,
      slug: `${schema.id.replaceAll("_", "-")}-${randomBase62({ length: 8 }).toLowerCase()}`,
      config,
      secretProperties: Object.keys(secrets),
    },
    credential: await sealCredential({ workspaceId, connectionId, version, secrets }),
    eventId: `evt_${randomBase62({ length: 22 })}`,
    checkRun: { id: checkRunId, plan },
    audit: auditEvent({
      actor,
      action: connection === null ? "connection.created" : "connection.credentials_replaced",
      subject: connectionId,
      data: { version, properties: Object.keys(config), secrets: Object.keys(secrets), checkRunId },
    }),
  };
}
