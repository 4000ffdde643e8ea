/** What a host may not write: each of these has to be refused by the compiler. */
import { create, type LatchkeyErrorCode, open } from "@latchkey/embed";
import { createBadge } from "@latchkey/embed/badge";
import { LatchkeyBadge, LatchkeyConnect, useLatchkey } from "@latchkey/embed/react";

const baseUrl = "https://latchkey.example.com";
const onSuccess = () => {};

// @ts-expect-error a bundle does not know where Latchkey is
create({ token: "lkt_", onSuccess });
// @ts-expect-error somebody has to hear of success
open({ baseUrl, token: "lkt_" });
// @ts-expect-error no such colour scheme
create({ baseUrl, onSuccess, theme: { colorScheme: "pink" } });
// @ts-expect-error a number, in px
create({ baseUrl, onSuccess, theme: { radius: "8px" } });
// @ts-expect-error fetchToken is asynchronous
create({ baseUrl, onSuccess, fetchToken: () => "lkt_" });
// @ts-expect-error events of the experimental kind have no typed value
create({ baseUrl, onSuccess, onEvent: (event) => event.value });
// @ts-expect-error an id, never the credentials
create({ baseUrl, onSuccess: ({ password }) => password });
// @ts-expect-error no such code
export const code: LatchkeyErrorCode = "no_such_code";
// @ts-expect-error no such health
createBadge({ container: document.body, baseUrl, status: { health: "fine" } });

export function Page() {
  // @ts-expect-error an element's ref, no element: there is none at the first render
  useLatchkey({ baseUrl, onSuccess, container: document.body });
  return (
    <>
      {/* @ts-expect-error the component is its own container */}
      <LatchkeyConnect baseUrl={baseUrl} onSuccess={onSuccess} container={document.body} />
      {/* @ts-expect-error somebody has to hear of success */}
      <LatchkeyConnect baseUrl={baseUrl} token="lkt_" />
      {/* @ts-expect-error a badge asks for a token of a connection */}
      <LatchkeyBadge baseUrl={baseUrl} fetchToken={async (id: number) => String(id)} />
    </>
  );
}
