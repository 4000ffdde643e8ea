import { useEffect, useState } from "react";
import type { CaptureActions } from "@/lib/shared/capture/contract";
import type { HostedPage, OpenHosted } from "@/lib/shared/capture/hosted-contract";
import type { CaptureFlow, FramePaths } from "../capture/capture-flow";
import type { CaptureState } from "../capture/capture-state";
import { acceptToken } from "../capture/flow/accept-token";
import { useCapture } from "../capture/use-capture";
import type { Held } from "./end-of";
import { readLinkToken } from "./link-token";
import { standInForHost } from "./stand-in-for-host";
import { ensureTabKey, readTabKey } from "./tab-key";

export interface HostedInput {
  readonly hosted: HostedPage;
  readonly actions: CaptureActions;
  readonly open: OpenHosted;
  readonly paths: FramePaths;
}

/** A capture without a host page: opened by its link, on the user's word. */
export function useHosted({ hosted, actions, open, paths }: HostedInput): {
  readonly flow: CaptureFlow;
  readonly state: CaptureState;
  readonly held: Held;
  /** Null until the session is open, and where nobody said where to go. */
  readonly returnUrl: string | null;
  /** Uses the link up. */
  start(): Promise<void>;
} {
  const { page } = hosted;
  const { sessionId } = page;
  const [held, setHeld] = useState<Held>("unknown");
  const [returnUrl, setReturnUrl] = useState<string | null>(null);
  const [host] = useState(() =>
    standInForHost({
      sessionId,
      open,
      onOpened: setReturnUrl,
      goTo: (address) => window.location.assign(address),
    }),
  );
  const { exchangeToken, connect } = host;
  const { flow, state } = useCapture({ page, actions: { ...actions, exchangeToken }, paths, connect });
  useEffect(() => {
    if (readTabKey(sessionId) !== null) setHeld("key");
    else setHeld(readLinkToken() === null ? "nothing" : "token");
  }, [sessionId]);
  async function start(): Promise<void> {
    const token = readLinkToken();
    if (token === null) return setHeld("nothing");
    // The screen that follows is a new one to whoever hears it read.
    flow.shownScreen.current = "start";
    await acceptToken({ flow, token, tabKey: ensureTabKey(sessionId) });
  }
  return { flow, state, held, returnUrl, start };
}
