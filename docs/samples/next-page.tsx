// app/settings/destination/connect.tsx
"use client";
import { useLatchkey } from "@latchkey/embed/react";
import { useRouter } from "next/navigation";

export function Connect({ latchkeyUrl }: { readonly latchkeyUrl: string }) {
  const router = useRouter();
  const { open, status, error } = useLatchkey({
    baseUrl: latchkeyUrl,
    fetchToken: async () => {
      const response = await fetch("/api/link-token", { method: "POST" });
      if (!response.ok) throw new Error("No link token");
      return (await response.json()).token;
    },
    // The server renders the list of connections anew.
    onSuccess: () => router.refresh(),
  });
  return (
    <>
      <button type="button" onClick={open} disabled={status !== "closed"}>
        Connect a destination
      </button>
      {error && <p role="alert">That did not work ({error.code}).</p>}
    </>
  );
}
