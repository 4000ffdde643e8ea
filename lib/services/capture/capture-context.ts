import "server-only";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { getDestinationType } from "@/lib/services/destination-type/get-destination-type";
import { type LoadedDraft, openDraft } from "@/lib/services/draft/find-draft";
import { NotFoundError } from "@/lib/services/errors";
import { partOfSession } from "@/lib/services/handover/part-of-session";
import type { FieldPolicy } from "@/lib/shared/capture/contract";
import { credentialNames } from "@/lib/shared/report-card/credential-names";
import { defaultAnswers } from "@/lib/shared/report-card/default-answers";
import { findProperty } from "@/lib/shared/report-card/find-property";
import { narrowSteps } from "@/lib/shared/report-card/narrow-steps";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CaptureConnection, CaptureSession, StoredCapture } from "@/lib/store/find-capture";

/** Everything that is known when a frame asks something about one destination type. */
export interface CaptureContext {
  readonly session: CaptureSession;
  readonly schema: ConnectorSchema;
  readonly policies: readonly FieldPolicy[];
  readonly draft: LoadedDraft | null;
  readonly connection: StoredConnection | null;
}

/** What a stored connection contributes to a form: no secret values. */
export type StoredConnection = Omit<CaptureConnection, "config"> & { readonly config: PropertyValues };

/**
 * Makes the context of one destination type in one session of what is stored.
 * @throws NotFoundError where the session does not allow the type
 */
export async function captureContext(input: {
  readonly capture: StoredCapture;
  readonly type: string;
}): Promise<CaptureContext> {
  const { capture, type } = input;
  const { session } = capture;
  if (!session.destinationTypes.includes(type)) throw new NotFoundError({ what: "destination type" });
  const draft = capture.draft && (await openDraft({ session, row: capture.draft }));
  const connection = capture.connection as StoredConnection | null;
  const { workspaceId } = session;
  const schema = await getDestinationType({ workspaceId, type, version: connection?.typeVersion });
  const policies = [...immutablePolicies({ session, schema, connection }), ...policiesOf({ session, type })];
  return partOf({ session, schema, policies, draft, connection });
}

/** Of a session that is for a part of the form, only that: what the card does not describe is nobody's to see. */
function partOf(context: CaptureContext): CaptureContext {
  const { session, schema, policies } = context;
  const part = partOfSession(session);
  if (part === null) return context;
  const values = { ...defaultAnswers({ steps: schema.steps, policies }), ...answersOf({ context }) };
  const steps = narrowSteps({ steps: schema.steps, part, values, policies });
  const isAsked = ({ property }: FieldPolicy) => findProperty({ steps, name: property }) !== undefined;
  return { ...context, schema: { ...schema, steps }, policies: policies.filter(isAsked) };
}

function policiesOf(input: {
  readonly session: CaptureSession;
  readonly type: string;
}): readonly FieldPolicy[] {
  const byType = input.session.fieldPolicies as unknown as Readonly<Record<string, readonly FieldPolicy[]>>;
  return Object.hasOwn(byType, input.type) ? (byType[input.type] ?? []) : [];
}

/** What was written under cannot be changed any more, once the connection was handed over. */
function immutablePolicies(input: {
  readonly session: CaptureSession;
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
  const { schema, session, draft, connection } = context;
  const typed = credentialNames(schema).filter((name) => (draft?.values[name] ?? "") !== "");
  const stored = (connection?.secretProperties ?? []).filter(
    (name) => session.partStepId === null || findProperty({ steps: schema.steps, name }) !== undefined,
  );
  return [...new Set([...typed, ...stored])];
}
