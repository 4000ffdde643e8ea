import "server-only";
import { getEnv } from "@/lib/config/env";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { captureContext } from "@/lib/services/capture/capture-context";
import { ConflictError, NotFoundError, RateLimitedError } from "@/lib/services/errors";
import { recordEvent } from "@/lib/services/event/record-event";
import { newLinkToken } from "@/lib/services/link-session/new-link-token";
import { tokenHash } from "@/lib/services/token-hash";
import type { NewHandover } from "@/lib/shared/capture/handover";
import { credentialNames } from "@/lib/shared/report-card/credential-names";
import { findCapture } from "@/lib/store/find-capture";
import type { LinkSessionRow } from "@/lib/store/find-link-session";
import { tenantStore } from "@/lib/store/tenant-store";
import { refusePart } from "./part-of-session";

/** Most links one session may make. */
const mostLinks = 20;

interface HandOver {
  readonly session: LinkSessionRow;
  readonly type: string;
  /** Null hands over all of the form: to the same person on another device. */
  readonly stepId: string | null;
  readonly secretsOnly: boolean;
  /** How long the link may wait. */
  readonly hours: number;
}

/**
 * Makes a link by which somebody else fills in one step of this session's form, or only its secrets: a hosted
 * session of its own over the same draft, so neither sees what the other typed of a secret. Opening the link
 * shows what is asked for; only the press of a button uses it up.
 * @throws NotFoundError (type, step), ConflictError from such a link itself, RateLimitedError after the twentieth
 * link
 */
export async function handOver(input: HandOver): Promise<NewHandover> {
  const { session, stepId, secretsOnly } = input;
  refusePart(session);
  refuseChain(input);
  await refuseUnknownPart(input);
  await refuseTooMany(session);
  const fresh = newLinkToken();
  const expiresAt = new Date(Date.now() + input.hours * 3_600_000);
  const { workspaceId, connectionId } = session;
  const actor = `link_session:${session.id}`;
  const told = { to: fresh.id, stepId, secretsOnly, expiresAt: expiresAt.toISOString() };
  await tenantStore({ workspaceId }).$transaction(async (transaction) => {
    await transaction.linkSession.create({ data: rowOf({ ...input, fresh, expiresAt }) });
    const data = { to: fresh.id, secretsOnly, ...(stepId === null ? {} : { stepId }) };
    const event = auditEvent({ actor, action: "link_session.handed_over", subject: session.id, data });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    await recordEvent({
      transaction,
      workspaceId,
      type: "link_session.handed_over",
      linkSessionId: session.id,
      ...(connectionId === null ? {} : { connectionId }),
      payload: told,
    });
  });
  const url = `${getEnv().publicUrl}/link/${fresh.id}#${fresh.token}`;
  return { id: fresh.id, stepId, secretsOnly, state: "waiting", expiresAt: told.expiresAt, url };
}

/** Everything that the session it comes from may do, its part apart; the reader's own language. */
function rowOf(
  input: HandOver & { readonly fresh: ReturnType<typeof newLinkToken>; readonly expiresAt: Date },
) {
  const { session, type, stepId, fresh, expiresAt } = input;
  const { workspaceId, recipientId, connectionId, mode, sandbox, sandboxScenario, webhookEndpointId } =
    session;
  const { trustCertificates, trustFingerprints } = session;
  return {
    ...{ workspaceId, recipientId, connectionId, mode, sandbox, sandboxScenario, webhookEndpointId },
    ...{ trustCertificates, trustFingerprints },
    id: fresh.id,
    tokenHash: tokenHash({ secret: fresh.token }),
    destinationTypes: stepId === null ? session.destinationTypes : [type],
    allowedOrigins: [getEnv().publicUrl],
    fieldPolicies: session.fieldPolicies ?? {},
    locale: "und",
    phrases: session.phrases ?? {},
    theme: session.theme ?? {},
    hosted: true,
    handedOverBy: session.id,
    partStepId: stepId,
    partSecretsOnly: input.secretsOnly,
    createdBy: `link_session:${session.id}`,
    tokenExpiresAt: expiresAt,
    expiresAt,
    deadlineAt: expiresAt,
  };
}

/** Link after link, all of a form would stay open for longer than the host allowed. */
function refuseChain({ session, stepId }: HandOver): void {
  if (stepId !== null || session.handedOverBy === null) return;
  throw new ConflictError({
    userMessage: "This form goes on by a link already: make the next one on the page you began on.",
  });
}

async function refuseUnknownPart({ session, type, stepId, secretsOnly }: HandOver): Promise<void> {
  if (stepId === null) return;
  const capture = await findCapture({ sessionId: session.id, type });
  if (capture === null) throw new NotFoundError({ what: "session" });
  const { schema } = await captureContext({ capture, type });
  // A sign-in at a provider starts from answers of the other steps, which are not in a part.
  const step = schema.steps.find(({ id, type: kind }) => id === stepId && kind === "form");
  if (step === undefined) throw new NotFoundError({ what: "step" });
  if (secretsOnly && credentialNames({ steps: [step] }).length === 0)
    throw new NotFoundError({ what: "secret" });
}

async function refuseTooMany(session: LinkSessionRow): Promise<void> {
  const made = await tenantStore(session).linkSession.count({ where: { handedOverBy: session.id } });
  if (made < mostLinks) return;
  const leftMs = session.deadlineAt.getTime() - Date.now();
  throw new RateLimitedError({ retryAfterSeconds: Math.max(1, Math.ceil(leftMs / 1_000)) });
}
