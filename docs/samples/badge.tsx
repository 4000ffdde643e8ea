import { LatchkeyBadge } from "@latchkey/embed/react";

export function Destination({ connectionId }: { readonly connectionId: string }) {
  return (
    <LatchkeyBadge
      baseUrl="https://latchkey.example.com"
      // Your back end passes on what GET /api/v1/connections/{id} answers.
      fetchStatus={async () => (await fetch(`/api/connections/${connectionId}`)).json()}
      // And makes a link session of the mode "reauthorize" for it.
      fetchToken={async (request) => {
        const response = await fetch("/api/link-token", { method: "POST", body: JSON.stringify(request) });
        return (await response.json()).token;
      }}
    />
  );
}
