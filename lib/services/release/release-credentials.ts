import "server-only";
import { randomUUID } from "node:crypto";
import type { JWK } from "jose";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { type ApiCaller, actorOf } from "@/lib/services/caller";
import { openCredential } from "@/lib/services/credential/open-credential";
import {
  ConflictError,
  NotFoundError,
  ReviewPendingError,
  SandboxConnectionError,
} from "@/lib/services/errors";
import { recordEvent } from "@/lib/services/event/record-event";
import { isWaitingForReview } from "@/lib/services/review/status-reasons";
import { tenantStore } from "@/lib/store/tenant-store";
import { limitReleases } from "./limit-releases";
import { releaseForm } from "./release-form";
import type { ReleaseAnswer, ReleaseInput, releasedCredentials } from "./release-input";
import { sealToCaller } from "./seal-to-caller";

/**
 * Takes a connection's credentials out for the host's pipeline: sealed to the caller's registered key where
 * there is one, otherwise in the clear where that is allowed. The audit entry is written first; without it
 * nothing leaves.
 * @throws NotFoundError; SandboxConnectionError; ReviewPendingError; ConflictError unless connected; ReleaseForbiddenError; RateLimitedError
 */
export async function releaseCredentials(input: {
  readonly caller: ApiCaller;
  readonly id: string;
  readonly body: ReleaseInput;
}): Promise<ReleaseAnswer> {
  const { caller, id } = input;
  const row = await tenantStore(caller).connection.findFirst({ where: { id } });
  if (row === null) throw new NotFoundError({ what: "connection" });
  if (row.sandbox) throw new SandboxConnectionError();
  const form = await releaseForm({ caller });
  await limitReleases({ apiKeyId: caller.apiKeyId, connectionId: id });
  if (isWaitingForReview(row)) throw new ReviewPendingError();
  if (row.status !== "connected") {
    throw new ConflictError({
      userMessage: `The connection is ${row.status}: only one that passed its tests is released.`,
    });
  }
  const { credentialVersion, destinationType: provider } = row;
  const opened = await openCredential({
    workspaceId: caller.workspaceId,
    connectionId: id,
    credentialVersion,
  });
  try {
    const lease = await record({ ...input, credentialVersion, format: form.format });
    const secrets = Object.entries(opened).map(([name, secret]) => [name, secret.reveal()]);
    const place = { connectionId: id, provider, credentialVersion };
    const credentials = { ...(row.config as Values), ...Object.fromEntries(secrets) } as Values;
    if (form.format === "plaintext") return { ...place, format: "plaintext", credentials, lease };
    const payload = { ...place, credentials } satisfies z.infer<typeof releasedCredentials>;
    return {
      ...place,
      format: "jwe",
      jwe: await sealToCaller({ publicKey: form.publicKey as JWK, payload }),
      lease,
    };
  } finally {
    for (const secret of Object.values(opened)) secret.wipe();
  }
}

type Values = z.infer<typeof releasedCredentials>["credentials"];

/** Writes who took what out, and why, before anything leaves. */
async function record(input: {
  readonly caller: ApiCaller;
  readonly id: string;
  readonly body: ReleaseInput;
  readonly credentialVersion: number;
  readonly format: string;
}): Promise<ReleaseAnswer["lease"]> {
  const { caller, id, body, credentialVersion, format } = input;
  const { workspaceId, apiKeyId } = caller;
  const now = new Date();
  const lease =
    body.leaseSeconds === undefined
      ? null
      : { id: randomUUID(), expiresAt: new Date(now.getTime() + body.leaseSeconds * 1000) };
  const data = { credentialVersion, format, ...(lease === null ? {} : { leaseId: lease.id }) };
  await tenantStore(caller).$transaction(async (transaction) => {
    const { purpose } = body;
    if (lease !== null) {
      await transaction.credentialLease.create({
        data: { ...lease, workspaceId, connectionId: id, credentialVersion, apiKeyId, purpose },
      });
    }
    await transaction.connection.updateMany({ where: { id }, data: { lastUsedAt: now } });
    const event = auditEvent({
      actor: actorOf({ caller }),
      action: "credential.released",
      subject: id,
      data: { ...data, purpose },
    });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    const payload = { ...data, apiKeyId };
    await recordEvent({ transaction, workspaceId, type: "credential.released", connectionId: id, payload });
  });
  return lease === null ? null : { id: lease.id, expiresAt: lease.expiresAt.toISOString() };
}
