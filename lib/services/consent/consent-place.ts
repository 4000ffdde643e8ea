import "server-only";
import { getEnv } from "@/lib/config/env";
import type { OAuthClient } from "@/lib/config/oauth-clients";
import type { ConsentGrant } from "@/lib/connectors/consent";
import { type CaptureContext, captureContext } from "@/lib/services/capture/capture-context";
import { NotFoundError } from "@/lib/services/errors";
import type { ConsentRequest, ReportCardStep } from "@/lib/shared/report-card/types";
import { findCapture } from "@/lib/store/find-capture";
import type { LinkSessionRow } from "@/lib/store/find-link-session";

/** Which sign-in: of one step of one destination type in one session. */
export interface ConsentInput {
  readonly session: LinkSessionRow;
  readonly type: string;
  readonly stepId: string;
}

/** Everything a sign-in needs to know of its step. */
export interface ConsentPlace {
  readonly context: CaptureContext;
  readonly step: ReportCardStep;
  readonly request: ConsentRequest;
  readonly grant: ConsentGrant;
  readonly client: OAuthClient;
}

/** Path, under our own origin, that providers send people back to; the operator registers it with them. */
export const callbackPath = "/oauth/callback";

/** Loads the place of a sign-in. @throws NotFoundError where the step has none that this deployment can offer */
export async function consentPlace(input: ConsentInput): Promise<ConsentPlace> {
  const { session, type } = input;
  const capture = await findCapture({ sessionId: session.id, type });
  if (capture === null) throw new NotFoundError({ what: "session" });
  const context = await captureContext({ capture, type });
  const step = context.schema.steps.find((one) => one.id === input.stepId && one.type === "oauth");
  const grant = context.schema.consent;
  const clients = getEnv().oauthClients;
  const client = grant !== undefined && Object.hasOwn(clients, grant.provider) && clients[grant.provider];
  if (step?.consent === undefined || grant === undefined || !client)
    throw new NotFoundError({ what: "step" });
  return { context, step, request: step.consent, grant, client };
}
