/** What a host may write. The compiler judges it, against the sources and against the packed package. */
import { create, errorOf, LatchkeyError, open, protocolVersion, version } from "@latchkey/embed";
import { badgeStatusOf, createBadge } from "@latchkey/embed/badge";
import { LatchkeyConnectElement } from "@latchkey/embed/element";
import { LatchkeyBadge, LatchkeyConnect, useLatchkey } from "@latchkey/embed/react";
import { useRef } from "react";

const baseUrl = "https://latchkey.example.com";
const fetchToken = async () => "lkt_";

export const handle = create({
  baseUrl,
  token: null,
  fetchToken,
  onSuccess: ({ connectionId, pending }) => `${connectionId.length} ${pending === true}`,
  onExit(exit) {
    const error = errorOf(exit);
    if (error instanceof LatchkeyError && error.code === "protocol_unsupported") throw error;
  },
  onEvent(event) {
    if (event.name === "TEST_RESULT") event.testId.length;
  },
});
handle.update({ theme: { colorScheme: "dark", accent: "#4f46e5", radius: 8 } });
open({ baseUrl, token: "lkt_", onSuccess() {} }).close();
export const built: readonly [string, number] = [version, protocolVersion];

export function Page() {
  const box = useRef<HTMLElement>(null);
  const { open: show, close, status, error } = useLatchkey({ baseUrl, fetchToken, onSuccess() {} });
  useLatchkey({ baseUrl, token: "lkt_", container: box, onSuccess() {} });
  return (
    <main ref={box}>
      <button type="button" onClick={show} disabled={status !== "closed"}>
        {error?.code === "token_fetch_failed" ? "Try again" : "Connect"}
      </button>
      <button type="button" onClick={close}>
        Close
      </button>
      <LatchkeyConnect baseUrl={baseUrl} token="lkt_" onSuccess={() => {}} className="form" />
      <LatchkeyBadge
        baseUrl={baseUrl}
        status={{ health: "needs_attention", cause: "The password expired." }}
      />
      <LatchkeyBadge
        baseUrl={baseUrl}
        fetchStatus={async () => ({ id: "7", status: "connected" })}
        fetchToken={async ({ mode, connectionId }) => `${mode satisfies "reauthorize"} ${connectionId ?? ""}`}
        labels={{ fix: "Mend it" }}
      />
    </main>
  );
}

const badge = createBadge({ container: document.body, baseUrl, status: { health: "checking" } });
badge.update({ status: badgeStatusOf({ id: "7", status: "invalid", verificationError: "No such host." }) });
export const refreshed: Promise<void> = badge.refresh();

const element = document.querySelector("latchkey-connect") ?? new LatchkeyConnectElement();
element.fetchToken = fetchToken;
element.addEventListener("latchkey-success", ({ detail }) => detail.connectionId.length);
element.open();
