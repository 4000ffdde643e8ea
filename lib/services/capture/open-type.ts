import "server-only";
import { getEnv } from "@/lib/config/env";
import { generateKeyPair } from "@/lib/network/generate-key-pair";
import { findFailure } from "@/lib/services/check-run/find-failure";
import { describeReceipt } from "@/lib/services/connection/describe-receipt";
import { frameSteps } from "@/lib/services/destination-type/frame-steps";
import { storeDraft } from "@/lib/services/draft/store-draft";
import { newExternalIds, providedValues } from "@/lib/services/operator/provided-values";
import { findComment } from "@/lib/services/review/find-comment";
import type { OpenedType, SavedAnswers } from "@/lib/shared/capture/contract";
import type { ReviewComment } from "@/lib/shared/capture/review-comment";
import { buildReportCard } from "@/lib/shared/report-card/build-report-card";
import { credentialNames } from "@/lib/shared/report-card/credential-names";
import { isCredential } from "@/lib/shared/report-card/is-credential";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { withProvided } from "@/lib/shared/report-card/with-provided";
import type { StoredCapture } from "@/lib/store/find-capture";
import { answersOf, type CaptureContext, captureContext, configuredSecrets } from "./capture-context";
import { refuseDisabledType } from "./refuse-disabled-type";

/**
 * Opens a destination type's form: its card, what the host fixed, what was typed before (secrets as
 * "configured" only) and the public halves of the keys Latchkey makes.
 * @throws NotFoundError
 */
export async function openType(input: {
  readonly capture: StoredCapture;
  readonly type: string;
}): Promise<OpenedType> {
  refuseDisabledType(input);
  const context = await withGeneratedKeys({ context: await captureContext(input), type: input.type });
  const { schema, policies } = context;
  const values = shownValues(context);
  const configured = configuredSecrets({ context });
  const review = await reviewOf(context);
  const card = buildReportCard({ type: schema.id, steps: frameSteps({ schema }) });
  return {
    card: withProvided({ card, provided: [...Object.keys(values), ...configured], values }),
    policies,
    generated: {
      ...Object.fromEntries(
        (schema.generated ?? []).map(({ publicProperty }) => [publicProperty, values[publicProperty]]),
      ),
      ...providedValues({ schema, values }),
    },
    saved: savedAnswers({ context, values, configured, review }),
    review,
    ...(await editedOf(context)),
    egressAddresses: getEnv().egressAddresses,
  };
}

/** Of the connection there is; a new one was never sent back. */
async function reviewOf({ session, connection }: CaptureContext): Promise<ReviewComment | null> {
  if (connection === null || session.partStepId !== null) return null;
  return findComment({ workspaceId: session.workspaceId, connectionId: connection.id });
}

/** What is in use of a connection that is edited, and what is wrong with it. */
async function editedOf(context: CaptureContext): Promise<Pick<OpenedType, "stored" | "failure">> {
  const { session, schema, draft, connection } = context;
  if (session.mode === "create" || connection === null || session.partStepId !== null)
    return { stored: null, failure: null };
  const place = { workspaceId: session.workspaceId, connectionId: connection.id };
  const [receipt, failure] = await Promise.all([
    describeReceipt(place),
    findFailure({ ...place, version: connection.credentialVersion }),
  ]);
  const drafted = credentialNames(schema).filter((name) => (draft?.values[name] ?? "") !== "");
  return { stored: { values: connection.config, drafted, receipt }, failure };
}

/** Keys and ids are made once per draft: the user may have put them on a server already. */
async function withGeneratedKeys(input: {
  readonly context: CaptureContext;
  readonly type: string;
}): Promise<CaptureContext> {
  const { context, type } = input;
  const known = answersOf({ context });
  const missing = (context.schema.generated ?? []).filter((pair) => known[pair.publicProperty] === undefined);
  const made: Record<string, string> = { ...newExternalIds({ schema: context.schema, known }) };
  if (missing.length === 0 && Object.keys(made).length === 0) return context;
  for (const pair of missing) {
    const { publicKey, privateKey } = await generateKeyPair({ kind: pair.kind });
    made[pair.publicProperty] = publicKey;
    made[pair.privateProperty] = privateKey;
  }
  const stepId = context.draft?.stepId ?? firstStep(context);
  const draft = await storeDraft({
    session: context.session,
    type,
    stepId,
    draft: context.draft,
    // What another tab made first stays: its user may have seen it already.
    change: (values) => ({ ...made, ...values }),
  });
  return { ...context, draft };
}

function shownValues(context: CaptureContext): PropertyValues {
  const { steps } = context.schema;
  const known = Object.entries(answersOf({ context }));
  return Object.fromEntries(known.filter(([name]) => !isCredential({ steps, name })));
}

function savedAnswers(input: {
  readonly context: CaptureContext;
  readonly values: PropertyValues;
  readonly configured: readonly string[];
  readonly review: ReviewComment | null;
}): SavedAnswers | null {
  const { context, values } = input;
  const generated = new Set([
    ...(context.schema.generated ?? []).flatMap((pair) => [pair.publicProperty, pair.privateProperty]),
    ...(context.schema.provides ?? []).map(({ property }) => property),
  ]);
  const typed = Object.fromEntries(Object.entries(values).filter(([name]) => !generated.has(name)));
  const configured = input.configured.filter((name) => !generated.has(name));
  if (Object.keys(typed).length === 0 && configured.length === 0) return null;
  // What a reviewer asked for comes first.
  const stepId =
    input.review?.stepId ?? context.session.partStepId ?? context.draft?.stepId ?? firstStep(context);
  return { stepId, values: typed, configured };
}

/** Whoever signs in again is asked for that, and not for what is settled. */
function firstStep({ session, schema }: CaptureContext): string {
  const { steps } = schema;
  const asksSecret = steps.find(({ properties }) => properties.some(({ is_credential }) => is_credential));
  const step = session.mode === "reauthorize" ? (asksSecret ?? steps[0]) : steps[0];
  return step?.id ?? "";
}
