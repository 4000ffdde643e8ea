import "server-only";
import { z } from "zod";
import { completeStep } from "@/lib/services/capture/complete-step";
import { describeKeyFile } from "@/lib/services/capture/describe-key-file";
import { openSession } from "@/lib/services/capture/open-session";
import { openType } from "@/lib/services/capture/open-type";
import { reportMissingType } from "@/lib/services/capture/report-missing-type";
import { retryChecks } from "@/lib/services/capture/retry-checks";
import { saveDraft } from "@/lib/services/capture/save-draft";
import { submit } from "@/lib/services/capture/submit";
import { approveTrust } from "@/lib/services/check-run/approve-trust";
import { cancelConsent } from "@/lib/services/consent/cancel-consent";
import { prepareConsent } from "@/lib/services/consent/prepare-consent";
import { readConsent } from "@/lib/services/consent/read-consent";
import { handOver } from "@/lib/services/handover/hand-over";
import { readHandovers } from "@/lib/services/handover/read-handovers";
import { takeBack } from "@/lib/services/handover/take-back";
import { completeSession } from "@/lib/services/link-session/complete-session";
import { exchangeToken } from "@/lib/services/link-session/exchange-token";
import { handoverHours } from "@/lib/shared/capture/handover";
import { linkSessionIdPattern, tabKeyPattern } from "@/lib/shared/ids";
import {
  translateConsent,
  translateKeyFile,
  translatePrepared,
  translateSession,
  translateStarted,
} from "@/lib/shared/languages/translate-answers";
import { translateOpened } from "@/lib/shared/languages/translate-card";
import { defineAction, defineCaptureAction, defineSessionAction } from "./define-action";
import { openBearer, sealBearer } from "./frame-bearer";

/** Text that PostgreSQL and UTF-8 can hold. */
const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((value) => !value.includes("\0") && value.isWellFormed(), {
      error: "has characters that cannot be stored",
    });

const type = text(100);
const stepId = text(100);
/** No answer is longer than a PEM bundle, and no card has more properties. */
const values = z
  .record(text(100), z.union([text(64 * 1024), z.number(), z.boolean(), z.undefined()]))
  .refine((given) => Object.keys(given).length <= 100, { error: "has too many answers" });

export const exchangeTokenAction = defineAction({
  operation: "exchangeToken",
  input: z.strictObject({
    token: text(200),
    tabKey: z.string().regex(tabKeyPattern),
    parentOrigin: text(300),
    sessionId: text(40),
  }),
  run: async ({ token, tabKey, parentOrigin, sessionId }) => {
    const session = await exchangeToken({ token, tabKey, parentOrigin, frameSessionId: sessionId });
    const bearer = await sealBearer({ sessionId: session.id, parentOrigin });
    return { bearer, ...(await openSession({ session })) };
  },
  speak: (opened, translate) => translateSession(opened, translate),
});

export const openTypeAction = defineCaptureAction({
  operation: "openType",
  input: z.object({ type }),
  run: openType,
  speak: translateOpened,
});

export const saveDraftAction = defineCaptureAction({
  operation: "saveDraft",
  input: z.object({ type, stepId, values }),
  run: saveDraft,
});

export const completeStepAction = defineCaptureAction({
  operation: "completeStep",
  input: z.object({ type, stepId, values }),
  run: completeStep,
});

export const describeKeyFileAction = defineCaptureAction({
  operation: "describeKeyFile",
  input: z.object({ type, property: text(100), text: text(64 * 1024) }),
  run: describeKeyFile,
  speak: translateKeyFile,
});

const consent = z.object({ type, stepId });

export const prepareConsentAction = defineSessionAction({
  operation: "prepareConsent",
  input: consent,
  run: prepareConsent,
  speak: translatePrepared,
});
export const readConsentAction = defineSessionAction({
  operation: "readConsent",
  input: consent,
  run: readConsent,
  speak: translateConsent,
});
export const cancelConsentAction = defineSessionAction({
  operation: "cancelConsent",
  input: consent,
  run: cancelConsent,
  speak: translateConsent,
});

export const submitAction = defineCaptureAction({
  operation: "submit",
  input: z.object({ type }),
  run: submit,
  speak: translateStarted,
});

export const approveTrustAction = defineSessionAction({
  operation: "approveTrust",
  input: z.object({
    checkRunId: z.uuid(),
    kind: z.enum(["ssh_host_key", "tls_certificate"]),
    fingerprint: text(200),
  }),
  run: approveTrust,
  speak: translateStarted,
});

export const retryChecksAction = defineSessionAction({
  operation: "retryChecks",
  input: z.object({ connectionId: z.uuid() }),
  run: retryChecks,
  speak: translateStarted,
});

export const handOverAction = defineSessionAction({
  operation: "handOver",
  input: z.object({
    type,
    stepId: stepId.nullable(),
    secretsOnly: z.boolean(),
    hours: z.literal(handoverHours),
  }),
  run: handOver,
});
export const readHandoversAction = defineSessionAction({
  operation: "readHandovers",
  input: z.object({}),
  run: readHandovers,
});
export const takeBackAction = defineSessionAction({
  operation: "takeBack",
  input: z.object({ id: z.string().regex(linkSessionIdPattern) }),
  run: takeBack,
});

export const reportMissingTypeAction = defineSessionAction({
  operation: "reportMissingType",
  input: z.object({ name: text(200) }),
  run: reportMissingType,
});

/** Not a session action: asked again after it ended the session, it answers the same event. */
export const completeAction = defineAction({
  operation: "complete",
  input: z.strictObject({ bearer: z.string().max(2_000) }),
  run: async ({ bearer }) => {
    const { sessionId, parentOrigin } = await openBearer({ bearer });
    return completeSession({ sessionId, audience: parentOrigin });
  },
});
