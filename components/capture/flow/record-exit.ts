import type { ExitReason } from "@/lib/shared/capture/exit-reason";
import type { CaptureFlow } from "../capture-flow";

/**
 * Tells the server where the user stopped. Survives the page that sends it; whoever can wait for the answer
 * gets the server's signature over the exit, or null.
 */
export async function recordExit(input: {
  readonly flow: CaptureFlow;
  readonly eventId: string;
  readonly reason: ExitReason;
  readonly stepId: string | null;
  readonly lastErrorCode: string | null;
  readonly dirty: boolean;
}): Promise<string | null> {
  const { flow, ...exit } = input;
  const bearer = flow.session.bearer();
  if (bearer === null) return null;
  try {
    const response = await fetch(flow.paths.exit, {
      method: "POST",
      keepalive: true,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ bearer, ...exit }),
    });
    return ((await response.json()) as { sig?: string | null }).sig ?? null;
  } catch {
    return null;
  }
}
