import type { ActionResult, CaptureActions } from "@/lib/shared/capture/contract";
import type { PreviewContent } from "@/lib/shared/preview/preview-content";

/**
 * Actions of a form without a session. They run in the page and know no server: every step can be walked, nothing
 * is kept, and sending it is refused.
 */
export function previewActions({ opened }: PreviewContent): CaptureActions {
  const good = async <T>(value: T): Promise<ActionResult<T>> => ({ ok: true, value });
  const refused = async (): Promise<ActionResult<never>> => ({
    ok: false,
    error: {
      code: "preview",
      message: "This is a preview. Nothing is stored, and nothing is tested.",
      requestId: "",
    },
  });
  return {
    exchangeToken: () =>
      good({
        bearer: "preview",
        expiresAt: "",
        recipientName: "",
        recentTypes: [],
        hasHandovers: false,
        openType: opened,
      }),
    openType: () => good(opened),
    saveDraft: () => good({ configured: [] }),
    completeStep: () => good({ configured: [] }),
    describeKeyFile: () => good({ refusal: null, facts: [] }),
    prepareConsent: refused,
    readConsent: refused,
    cancelConsent: refused,
    submit: refused,
    approveTrust: refused,
    retryChecks: refused,
    handOver: refused,
    readHandovers: refused,
    takeBack: refused,
    reportMissingType: refused,
    complete: refused,
  };
}
