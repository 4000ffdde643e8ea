import type { TrustRequest } from "@/lib/shared/setup-test/types";
import { attempt, type CaptureFlow } from "../capture-flow";
import { followCheck } from "./follow-check";

/** Approves the key or certificate that a test showed, and follows the new check. */
export async function approveTrust(input: {
  readonly flow: CaptureFlow;
  readonly trust: TrustRequest;
}): Promise<void> {
  const { flow, trust } = input;
  const checkRunId = flow.store.getState().check?.started.checkRunId;
  if (checkRunId === undefined) return;
  const { kind, fingerprint } = trust;
  const started = await attempt({
    flow,
    call: (bearer) => flow.actions.approveTrust({ bearer, checkRunId, kind, fingerprint }),
    again: () => approveTrust(input),
  });
  if (started) await followCheck({ flow, started });
}
