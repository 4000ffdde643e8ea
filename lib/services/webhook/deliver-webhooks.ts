import "server-only";
import { randomUUID } from "node:crypto";
import { enqueueWebhook, type WebhookJob } from "@/lib/jobs/job-queue";
import { openRecord } from "@/lib/services/sealed-record/open-record";
import { type ClaimedDelivery, claimDelivery } from "@/lib/store/claim-delivery";
import { tenantStore } from "@/lib/store/tenant-store";
import { retryDelay } from "./retry-delay";
import { sendWebhook, type WebhookTry } from "./send-webhook";

/** How long a claim holds, in ms: longer than a receiver may take to answer. */
const leaseMs = 60_000;

type Endpoint = NonNullable<Awaited<ReturnType<typeof findEndpoint>>>;

/**
 * Makes the deliveries of one endpoint and order key, one after another in the order of their events, until
 * one fails or none is due. An event is told at least once; the same `webhook-id` tells repetitions apart.
 */
export async function deliverWebhooks(input: {
  readonly job: WebhookJob;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { job, signal } = input;
  while (!signal.aborted) {
    const endpoint = await findEndpoint(job);
    if (endpoint === null || !endpoint.enabled) return cancelPending(job);
    const claimed = await claimDelivery({ ...job, leaseMs });
    if (claimed === null) return;
    const outcome = await tryOnce({ job, endpoint, claimed, signal });
    const goesOn = await settle({ job, claimed, outcome });
    if (!goesOn) return;
  }
}

async function findEndpoint({ workspaceId, endpointId }: WebhookJob) {
  return tenantStore({ workspaceId }).webhookEndpoint.findFirst({ where: { id: endpointId } });
}

async function tryOnce(input: {
  readonly job: WebhookJob;
  readonly endpoint: Endpoint;
  readonly claimed: ClaimedDelivery;
  readonly signal: AbortSignal;
}): Promise<WebhookTry> {
  const { job, endpoint, claimed, signal } = input;
  const { workspaceId } = job;
  const event = await tenantStore({ workspaceId }).event.findFirstOrThrow({ where: { id: claimed.eventId } });
  const body = JSON.stringify({
    type: event.type,
    timestamp: event.createdAt.toISOString(),
    data: {
      eventId: event.id,
      workspaceId,
      connectionId: event.connectionId,
      linkSessionId: event.linkSessionId,
      sandbox: event.sandbox,
      ...(event.payload as object),
    },
  });
  const secrets = await signingSecrets(endpoint);
  return sendWebhook({ url: endpoint.url, id: event.id, body, secrets, signal });
}

/** The secret in use and, while callers change over, the one before it. */
async function signingSecrets(endpoint: Endpoint): Promise<readonly string[]> {
  const opened = await openRecord({
    workspaceId: endpoint.workspaceId,
    table: "webhook_endpoint",
    recordId: endpoint.id,
    sealed: {
      tenantKeyId: endpoint.tenantKeyId,
      wrappedKey: endpoint.wrappedKey,
      fields: endpoint.sealedSecrets as Record<string, string>,
    },
  });
  const overlaps = endpoint.overlapUntil !== null && endpoint.overlapUntil > new Date();
  const used = overlaps ? [opened.current, opened.previous] : [opened.current];
  const secrets = used.flatMap((secret) => (secret === undefined ? [] : [secret.reveal()]));
  for (const secret of Object.values(opened)) secret.wipe();
  return secrets;
}

/** Writes what became of a try, in one transaction. @returns whether the next delivery may be made */
async function settle(input: {
  readonly job: WebhookJob;
  readonly claimed: ClaimedDelivery;
  readonly outcome: WebhookTry;
}): Promise<boolean> {
  const { job, claimed, outcome } = input;
  const { workspaceId, endpointId } = job;
  const { status, errorCode } = outcome;
  const succeeded = status !== null && status >= 200 && status < 300;
  const isGone = status === 410;
  const retry = !succeeded && !isGone;
  const wait = retry ? retryDelay({ attempts: claimed.attempts, random: Math.random() }) : null;
  const at = wait === null ? null : new Date(Date.now() + wait);
  const ended = { state: succeeded ? "succeeded" : "failed", finishedAt: new Date() } as const;
  await tenantStore({ workspaceId }).$transaction(async (transaction) => {
    await transaction.webhookAttempt.create({
      data: { id: randomUUID(), workspaceId, deliveryId: claimed.id, ...outcome },
    });
    await transaction.webhookDelivery.updateMany({
      where: { id: claimed.id, state: "pending" },
      data: {
        lastStatus: status,
        lastErrorCode: errorCode,
        ...(at === null ? ended : { nextAttemptAt: at }),
      },
    });
    if (!isGone) return;
    await transaction.webhookEndpoint.updateMany({
      where: { id: endpointId },
      data: { enabled: false, disabledReason: "gone", updatedAt: new Date() },
    });
  });
  if (isGone) await cancelPending(job);
  if (at !== null) await enqueueWebhook({ job, at });
  return at === null && !isGone;
}

/** What an endpoint that is gone or switched off will not hear of any more. */
async function cancelPending({ workspaceId, endpointId }: WebhookJob): Promise<void> {
  await tenantStore({ workspaceId }).webhookDelivery.updateMany({
    where: { endpointId, state: "pending" },
    data: { state: "cancelled", finishedAt: new Date() },
  });
}
