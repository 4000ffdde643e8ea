import "server-only";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { getDestinationType } from "@/lib/services/destination-type/get-destination-type";
import { type LoadedDraft, loadDraft } from "@/lib/services/draft/load-draft";
import { NotFoundError } from "@/lib/services/errors";
import type { FieldPolicy } from "@/lib/shared/capture/contract";
import { credentialNames } from "@/lib/shared/report-card/credential-names";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { LinkSessionRow } from "@/lib/store/find-link-session";
import { tenantStore } from "@/lib/store/tenant-store";

/** Everything that is known when a frame asks something about one destination type. */
export interface CaptureContext {
  readonly session: LinkSessionRow;
  readonly schema: ConnectorSchema;
  readonly policies: readonly FieldPolicy[];
  readonly draft: LoadedDraft | null;
  readonly connection: StoredConnection | null;
}

/** What a stored connection contributes to a form: no secret values. */
export interface StoredConnection {
  readonly id: string;
  readonly name: string;
  readonly config: PropertyValues;
  readonly secretProperties: readonly string[];
  readonly credentialVersion: number;
}

/**
 * Loads the context of one destination type in one session.
 * @throws NotFoundError where the session does not allow the type
 */
export async function captureContext(input: {
  readonly session: LinkSessionRow;
  readonly type: string;
}): Promise<CaptureContext> {
  const { session, type } = input;
  if (!session.destinationTypes.includes(type)) throw new NotFoundError({ what: "destination type" });
  const draft = await loadDraft({ session, type });
  const connectionId = session.connectionId ?? draft?.submittedAs ?? null;
  const connection = connectionId === null ? null : await loadConnection({ session, type, connectionId });
  const schema = getDestinationType({ type });
  const policies = [...immutablePolicies({ session, schema, connection }), ...policiesOf({ session, type })];
  return { session, schema, policies, draft, connection };
}

async function loadConnection(input: {
  readonly session: LinkSessionRow;
  readonly type: string;
  readonly connectionId: string;
}): Promise<StoredConnection | null> {
  const row = await tenantStore(input.session).connection.findFirst({
    where: { id: input.connectionId, destinationType: input.type, recipientId: input.session.recipientId },
    select: { id: true, name: true, config: true, secretProperties: true, credentialVersion: true },
  });
  return row === null ? null : { ...row, config: row.config as PropertyValues };
}

function policiesOf(input: {
  readonly session: LinkSessionRow;
  readonly type: string;
}): readonly FieldPolicy[] {
  const byType = input.session.fieldPolicies as unknown as Readonly<Record<string, readonly FieldPolicy[]>>;
  return Object.hasOwn(byType, input.type) ? (byType[input.type] ?? []) : [];
}

/** What was written under cannot be changed any more, once the connection was handed over. */
function immutablePolicies(input: {
  readonly session: LinkSessionRow;
  readonly schema: ConnectorSchema;
  readonly connection: StoredConnection | null;
}): readonly FieldPolicy[] {
  const { session, schema, connection } = input;
  // Whoever creates a connection may still put right what the first test found.
  if (session.mode === "create" || connection === null) return [];
  return schema.steps
    .flatMap((step) => step.properties)
    .filter((property) => property.immutable === true && connection.config[property.name] !== undefined)
    .map(({ name }) => ({
      property: name,
      mode: "locked",
      value: String(connection.config[name]),
      reason: "This cannot be changed: data was written under it.",
    }));
}

/** All answers so far, secrets of the draft among them: the draft stands above what is stored. */
export function answersOf({ context }: { readonly context: CaptureContext }): PropertyValues {
  return { ...context.connection?.config, ...context.draft?.values };
}

/** Names of the secrets on file, in the draft or with the connection. */
export function configuredSecrets({ context }: { readonly context: CaptureContext }): readonly string[] {
  const typed = credentialNames(context.schema).filter((name) => (context.draft?.values[name] ?? "") !== "");
  return [...new Set([...typed, ...(context.connection?.secretProperties ?? [])])];
}
