/** The demo's second page: the same form as a React component and as a web component, and the status badge. */
import { LatchkeyBadge, LatchkeyConnect, useLatchkey } from "@latchkey/embed/react";
import "@latchkey/embed/element";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

const baseUrl = document.documentElement.dataset.latchkeyUrl ?? "";

/** The page asks its own back end; `request` says what for, where it is not a new connection. */
async function fetchToken(request: object = {}): Promise<string> {
  const response = await fetch("/api/link-token", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error("The back end has no link token");
  return (await response.json()).token;
}

function ReactPart() {
  const [connectionId, setConnectionId] = useState<string | null>(null);
  const [isShown, setShown] = useState(false);
  const { open, status, error } = useLatchkey({
    baseUrl,
    fetchToken: () => fetchToken(),
    onSuccess: (success) => setConnectionId(success.connectionId),
  });
  return (
    <>
      <div className="actions">
        <button type="button" onClick={open} disabled={status !== "closed"}>
          Connect in a dialog
        </button>
        <button type="button" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? "Hide the form" : "Show it in the page"}
        </button>
      </div>
      <output className="hint">
        {connectionId ? `Stored and tested: ${connectionId}` : (error?.code ?? "Nothing yet.")}
      </output>
      {isShown && <Inline onConnected={setConnectionId} onEnd={() => setShown(false)} />}
      {connectionId && (
        <LatchkeyBadge
          key={connectionId}
          baseUrl={baseUrl}
          fetchStatus={async () => (await fetch(`/api/connections/${connectionId}`)).json()}
          fetchToken={fetchToken}
        />
      )}
    </>
  );
}

interface InlineProps {
  readonly onConnected: (connectionId: string) => void;
  readonly onEnd: () => void;
}

function Inline({ onConnected, onEnd }: InlineProps) {
  return (
    <LatchkeyConnect
      baseUrl={baseUrl}
      fetchToken={() => fetchToken()}
      onSuccess={({ connectionId }) => {
        onConnected(connectionId);
        onEnd();
      }}
      onExit={onEnd}
    />
  );
}

const place = document.querySelector("#react");
if (place)
  createRoot(place).render(
    <StrictMode>
      <ReactPart />
    </StrictMode>,
  );

const element = document.querySelector("latchkey-connect");
document.querySelector("#open-element")?.addEventListener("click", () => element?.open());
element?.addEventListener("latchkey-success", ({ detail }) => {
  const badge = document.createElement("latchkey-badge");
  badge.setAttribute("base-url", baseUrl);
  badge.setAttribute("status-url", `/api/connections/${detail.connectionId}`);
  badge.setAttribute("token-url", "/api/link-token");
  document.querySelector("#element-badge")?.replaceChildren(badge);
});
