import { LatchkeyConnect, useLatchkey } from "@latchkey/embed/react";
import { useState } from "react";

const baseUrl = "https://latchkey.example.com";

async function fetchToken(): Promise<string> {
  const response = await fetch("/api/link-token", { method: "POST" });
  if (!response.ok) throw new Error("No link token");
  return (await response.json()).token;
}

/** In a dialog, opened by a button of yours. */
export function ConnectButton() {
  const [connectionId, setConnectionId] = useState<string>();
  const { open, status, error } = useLatchkey({
    baseUrl,
    fetchToken,
    onSuccess: (success) => setConnectionId(success.connectionId),
  });
  return (
    <>
      <button type="button" onClick={open} disabled={status !== "closed"}>
        Connect a destination
      </button>
      <output>{connectionId ? `Connected: ${connectionId}` : error?.code}</output>
    </>
  );
}

/** In the page, from mount to unmount. */
export function ConnectInline({ onDone }: { readonly onDone: (connectionId: string) => void }) {
  return (
    <LatchkeyConnect
      baseUrl={baseUrl}
      fetchToken={fetchToken}
      onSuccess={({ connectionId }) => onDone(connectionId)}
    />
  );
}
