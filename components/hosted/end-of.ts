import type { HostedStatus } from "@/lib/shared/capture/hosted-contract";
import type { CaptureState } from "../capture/capture-state";
import type { HostedEndName } from "./hosted-texts";

/** What this tab has to open the session with; `unknown` until the page runs in a browser. */
export type Held = "unknown" | "key" | "token" | "nothing";

const byCode: Readonly<Record<string, HostedEndName>> = {
  token_used: "used",
  token_expired: "expired",
  session_revoked: "revoked",
  session_ended: "finished",
};

/** The page that ends the capture in this tab, or null while it goes on. */
export function endOf(input: {
  readonly state: Pick<CaptureState, "screen" | "banner" | "recipientName" | "completed">;
  /** When the page was asked for. */
  readonly status: HostedStatus;
  readonly held: Held;
}): HostedEndName | null {
  const { state, status, held } = input;
  if (state.screen === "closed") return state.completed ? "finished" : "left";
  if (state.screen === "handed_back") return "handed";
  if (state.screen === "expired") return "expired";
  if (state.screen === "ended") return byCode[state.banner?.code ?? ""] ?? "unknown";
  if (state.recipientName !== null || held === "unknown" || held === "key") return null;
  if (status === "open") return "used";
  return held === "nothing" ? "incomplete" : null;
}
