import { ConflictError } from "@/lib/services/errors";
import type { FormPart } from "@/lib/shared/report-card/narrow-steps";

/** What of a link session says how much of the form it is for. */
interface SessionPart {
  readonly partStepId: string | null;
  readonly partSecretsOnly: boolean;
}

/** The part of the form that a session is for; null where that is all of it. */
export function partOfSession({ partStepId, partSecretsOnly }: SessionPart): FormPart | null {
  return partStepId === null ? null : { stepId: partStepId, secretsOnly: partSecretsOnly };
}

/** What concerns the connection as a whole is not for somebody who was handed a part. @throws ConflictError */
export function refusePart(session: SessionPart): void {
  if (session.partStepId === null) return;
  throw new ConflictError({ userMessage: "This link is for one part of the form only." });
}
