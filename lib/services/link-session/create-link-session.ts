import "server-only";
import { z } from "zod";
import { getEnv } from "@/lib/config/env";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { listOfferedTypes } from "@/lib/services/destination-type/list-offered-types";
import { InvalidInputError } from "@/lib/services/errors";
import { ensureRecipient } from "@/lib/services/recipient/ensure-recipient";
import { tokenHash } from "@/lib/services/token-hash";
import type { ThemeTokens } from "@/lib/shared/workspace/theme-tokens";
import { tenantStore } from "@/lib/store/tenant-store";
import { addSessionWebhook } from "./add-session-webhook";
import { applyWorkspaceRules } from "./apply-workspace-rules";
import { checkFieldPolicies } from "./check-field-policies";
import type { CreateLinkSessionInput } from "./create-link-session-input";
import { newLinkToken } from "./new-link-token";
import { ownerOfSession } from "./owner-of-session";
import { placeOfSession } from "./place-of-session";
import { sandboxOfSession } from "./sandbox-of-session";

/** What the maker of a link session gets. */
export const createdLinkSession = z.object({
  id: z.string(),
  /** One-time token for the host page. Shown here and never again. */
  token: z.string(),
  /**
   * Address of the capture frame; the SDK loads it, the token is not in it. Of a hosted session it is the link
   * to send: the token stands in its fragment, which browsers send to no server.
   */
  url: z.url(),
  /** When the token can no longer be exchanged. */
  expiresAt: z.iso.datetime(),
  /** To verify what `webhookUrl` gets; null without one. Shown here and never again. */
  webhookSecret: z.string().nullable(),
});

export type CreatedLinkSession = z.infer<typeof createdLinkSession>;

/**
 * Makes a link session: permission for one browser tab to create, edit or reauthorize one connection.
 * @throws InvalidInputError, NotFoundError (connection)
 */
export async function createLinkSession(input: {
  readonly caller: Caller;
  readonly body: CreateLinkSessionInput;
}): Promise<CreatedLinkSession> {
  const { caller, body } = input;
  const owner = await ownerOfSession(input);
  const { connection } = owner;
  const { workspaceId } = caller;
  const destinationTypes = await allowedTypes({ ...input, connection });
  const fresh = newLinkToken();
  const theme = await applyWorkspaceRules(input);
  const sandbox = sandboxOfSession({ body, connection });
  const row = { ...rowOf({ ...input, fresh, theme }), ...sandbox };
  const { createdBy: actor, hosted, expiresAt } = row;
  const webhookSecret = await tenantStore(caller).$transaction(async (transaction) => {
    const recipientId =
      owner.connection === null
        ? await ensureRecipient({ transaction, workspaceId, ...owner.recipient })
        : owner.connection.recipientId;
    const { webhookUrl: url } = body;
    const hook = url === undefined ? null : await addSessionWebhook({ transaction, workspaceId, url, actor });
    const connectionId = connection?.id ?? null;
    const webhookEndpointId = hook?.id ?? null;
    await transaction.linkSession.create({
      data: { ...row, recipientId, connectionId, destinationTypes, webhookEndpointId },
    });
    const event = auditEvent({ actor, action: "link_session.created", subject: fresh.id });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    return hook?.secret ?? null;
  });
  const { publicUrl } = getEnv();
  const url = hosted ? `${publicUrl}/link/${fresh.id}#${fresh.token}` : `${publicUrl}/embed/${fresh.id}`;
  return { ...fresh, url, expiresAt: expiresAt.toISOString(), webhookSecret };
}

/** What is stored of the request as it stands. @throws InvalidInputError */
function rowOf(input: {
  readonly caller: Caller;
  readonly body: CreateLinkSessionInput;
  readonly fresh: ReturnType<typeof newLinkToken>;
  readonly theme: ThemeTokens;
}) {
  const { caller, body, fresh, theme } = input;
  const { mode, phrases, trustCertificates, trustFingerprints } = body;
  const tokenExpiresAt = new Date(Date.now() + body.expiresInSeconds * 1000);
  return {
    id: fresh.id,
    workspaceId: caller.workspaceId,
    createdBy: actorOf({ caller }),
    ...placeOfSession({ body }),
    mode,
    tokenHash: tokenHash({ secret: fresh.token }),
    fieldPolicies: body.fields,
    // Undetermined: whoever opens the link brings a language along.
    locale: body.locale ?? (body.hosted ? "und" : "en"),
    phrases,
    theme,
    trustCertificates,
    trustFingerprints,
    tokenExpiresAt,
    expiresAt: tokenExpiresAt,
    deadlineAt: tokenExpiresAt,
  };
}

/** What the user may choose from; the fields given for them are checked. */
async function allowedTypes(input: {
  readonly caller: Caller;
  readonly body: CreateLinkSessionInput;
  readonly connection: { readonly destinationType: string; readonly typeVersion: number | null } | null;
}): Promise<string[]> {
  const { caller, body, connection } = input;
  const destinationTypes = connection === null ? await typesOf(input) : [connection.destinationType];
  const { workspaceId } = caller;
  const typeVersion = connection?.typeVersion ?? null;
  await checkFieldPolicies({ workspaceId, fields: body.fields, destinationTypes, typeVersion });
  return destinationTypes;
}

async function typesOf(input: {
  readonly caller: Caller;
  readonly body: CreateLinkSessionInput;
}): Promise<string[]> {
  const known = (await listOfferedTypes(input.caller)).map((type) => type.id);
  const wanted = input.body.destinationTypes ?? known;
  const unknown = wanted.findIndex((type) => !known.includes(type));
  if (unknown === -1) return [...new Set(wanted)];
  throw new InvalidInputError({
    problems: [
      {
        loc: ["body", "destinationTypes", unknown],
        msg: `must be one of ${known.join(", ")}`,
        type: "value_error",
      },
    ],
  });
}
