import type { ActionResult, CaptureActions, FramePage, OpenedType } from "@/lib/shared/capture/contract";
import type { ConnectionReceipt } from "@/lib/shared/capture/receipt";
import { buildReportCard } from "@/lib/shared/report-card/build-report-card";
import { postgresSteps } from "@/lib/shared/report-card/testing/postgres-fixture";

const card = buildReportCard({ type: "postgres", steps: postgresSteps });

/** A page that allows one type, so that the form stands at once. */
export const page: FramePage = {
  sessionId: "ls_0123456789012345678901",
  allowedOrigins: ["https://host.example"],
  mode: "create",
  locale: "en",
  texts: {},
  theme: {},
  sandbox: null,
  part: null,
  isHandedOn: false,
  destinationTypes: [
    { id: "postgres", title: "PostgreSQL", category: "database", docsUrl: "", iconPath: "M0 0h1v1z" },
  ],
  card,
};

export const opened: OpenedType = {
  card,
  policies: [],
  generated: {},
  saved: null,
  review: null,
  stored: null,
  failure: null,
  egressAddresses: [],
};

/** As of a connection whose server is db.example.com. */
export const receipt: ConnectionReceipt = {
  connectionId: "con_1",
  connectionName: "Acme",
  destinationType: "postgres",
  version: 2,
  storedAt: "2026-01-02T03:04:05Z",
  usedBy: null,
  settings: ["host", "port"],
  secrets: [
    { property: "password", fingerprint: "0123456789ab", since: "2026-01-02T03:04:05Z", orEarlier: false },
  ],
};

const handover = {
  id: "ls_1",
  stepId: "where",
  secretsOnly: false,
  state: "waiting",
  expiresAt: "2026-01-02T03:04:05Z",
} as const;

export const good = { ok: true } as const;

export function refused(code: string, rest: object = {}): ActionResult<never> {
  return { ok: false, error: { code, message: "no", requestId: "req_1", ...rest } };
}

const started = {
  connectionId: "con_1",
  checkRunId: "run_1",
  plan: [{ id: "authenticate", title: "Sign in" }],
};
const completed = {
  eventId: "evt_1",
  connectionId: "con_1",
  connectionName: "Acme",
  destinationType: "postgres",
  pending: false,
  sig: "e30..c2ln",
  receipt,
};
const noConsent = { status: "ready", code: null, message: null, configured: [], values: {} } as const;

/** Actions that all succeed, with the given ones in their place. */
export function fakeActions(given: Partial<CaptureActions> = {}): CaptureActions {
  return {
    exchangeToken: async () => ({
      ...good,
      value: {
        bearer: "bearer-1",
        expiresAt: "",
        recipientName: "Acme",
        recentTypes: [],
        hasHandovers: false,
        openType: opened,
      },
    }),
    openType: async () => ({ ...good, value: opened }),
    saveDraft: async () => ({ ...good, value: { configured: [] } }),
    completeStep: async () => ({ ...good, value: { configured: [] } }),
    describeKeyFile: async () => ({ ...good, value: { refusal: null, facts: [] } }),
    prepareConsent: async () => ({
      ...good,
      value: { startPath: "/oauth/start/ticket", validMs: 600_000, state: noConsent },
    }),
    readConsent: async () => ({ ...good, value: noConsent }),
    cancelConsent: async () => ({ ...good, value: noConsent }),
    submit: async () => ({ ...good, value: started }),
    approveTrust: async () => ({ ...good, value: started }),
    retryChecks: async () => ({ ...good, value: started }),
    handOver: async () => ({ ...good, value: { ...handover, url: "https://l.example/link/ls_1#lkt_1" } }),
    readHandovers: async () => ({ ...good, value: [handover] }),
    takeBack: async () => ({ ...good, value: [] }),
    reportMissingType: async () => ({ ...good, value: null }),
    complete: async () => ({ ...good, value: completed }),
    ...given,
  };
}
