import type { ExitReason } from "@/lib/shared/capture/contract";
import type { CaptureFlow } from "../capture-flow";

/** Tells the server where the user stopped. Survives the page that sends it; nobody waits for the answer. */
export function recordExit(input: {
  readonly flow: CaptureFlow;
  readonly eventId: string;
  readonly reason: ExitReason;
  readonly stepId: string | null;
  readonly lastErrorCode: string | null;
}): void {
  const { flow, ...exit } = input;
  const bearer = flow.session.bearer();
  if (bearer === null) return;
  fetch(flow.paths.exit, {
    method: "POST",
    keepalive: true,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ bearer, ...exit }),
  }).catch(() => undefined);
}
