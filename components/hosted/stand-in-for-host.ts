import type { CaptureActions } from "@/lib/shared/capture/contract";
import type { OpenHosted } from "@/lib/shared/capture/hosted-contract";
import type { FramePayload } from "@/lib/shared/embed-protocol/frame-messages";
import type { ConnectToHostInput, HostChannel } from "../capture/host-channel";
import { clearLinkToken, readLinkToken } from "./link-token";
import { type HostedOutcome, returnAddress } from "./return-address";
import { readTabKey } from "./tab-key";

/** What a host page is to a frame, for a page that nobody holds. */
export interface HostStandIn {
  readonly exchangeToken: CaptureActions["exchangeToken"];
  connect(input: ConnectToHostInput): HostChannel;
}

/**
 * Answers for the host: the token is that of the link, or none in the tab that used it before; the end leads
 * back to the address that the host gave, where it gave one.
 */
export function standInForHost(input: {
  readonly sessionId: string;
  readonly open: OpenHosted;
  /** The session is open; the address is known from here on. */
  readonly onOpened: (returnUrl: string | null) => void;
  readonly goTo: (address: string) => void;
}): HostStandIn {
  const { sessionId } = input;
  let returnUrl: string | null = null;
  const end = (outcome: HostedOutcome) => {
    if (returnUrl !== null) input.goTo(returnAddress({ returnUrl, sessionId, outcome }));
  };
  return {
    async exchangeToken({ token, tabKey }) {
      const opened = await input.open({ sessionId, token: token === "" ? null : token, tabKey });
      // The server has answered, so the token is used up or no good. Before that, a reload needs it.
      clearLinkToken();
      if (opened.ok) {
        returnUrl = opened.value.returnUrl;
        input.onOpened(returnUrl);
      }
      return opened;
    },
    connect: ({ onToken }) => ({
      parentOrigin: () => null,
      sendTokenNeeded: () => {
        const tabKey = readTabKey(sessionId);
        if (tabKey !== null) onToken({ token: readLinkToken() ?? "", tabKey });
      },
      sendEvent: () => undefined,
      sendSuccess: (success) => end(successOf(success)),
      sendExit: ({ reason, eventId }) =>
        end({ latchkey_status: "exit", reason, ...(eventId === null ? {} : { event_id: eventId }) }),
      dispose: () => undefined,
    }),
  };
}

function successOf(success: FramePayload<"success">): HostedOutcome {
  const { connectionId, eventId, pending } = success;
  const outcome = { latchkey_status: "success", connection_id: connectionId, event_id: eventId } as const;
  return pending ? { ...outcome, review: "pending" } : outcome;
}
