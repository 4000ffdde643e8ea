import type { ActionResult } from "@/lib/shared/capture/contract";
import { frameError } from "../action-error";
import { type CaptureFlow, showFailure } from "../capture-flow";

/** Ends the check run under way. That it ended is told by its stream, as every end is. */
export async function stopChecks({ flow }: { readonly flow: CaptureFlow }): Promise<void> {
  const checkRunId = flow.store.getState().check?.started.checkRunId;
  if (checkRunId === undefined) return;
  const url = `${flow.paths.checkRuns}${encodeURIComponent(checkRunId)}`;
  const result = await flow.session.run(async (bearer): Promise<ActionResult<null>> => {
    const headers = { authorization: `Bearer ${bearer}` };
    const response = await fetch(url, { method: "DELETE", headers });
    if (response.ok) return { ok: true, value: null };
    const code = response.status === 401 ? "session_expired" : "network";
    return { ok: false, error: { ...frameError("network", flow.texts.networkError), code } };
  });
  if (!result.ok) showFailure({ flow, error: result.error });
}
