import type { Metadata } from "next";
import { connection } from "next/server";
import { CodeSample } from "@/components/api-docs/code-sample";
import { verifyEventSample } from "@/lib/shared/api-docs/verify-event";

export const metadata: Metadata = { title: "Signed events" };

/** For hosts without webhooks: how a back end can trust what its own page relays. */
export default async function SignedEventsPage() {
  await connection();
  return (
    <>
      <h1>Signed events</h1>
      <p>
        What <code>onSuccess</code> and <code>onExit</code> get goes through the browser, where anybody can
        change it. The server signs it: <code>sig</code> is a detached JWS (RFC 7515, appendix F, algorithm
        ES256). Send the whole object to your back end and verify it there; a webhook is not needed. The same
        event, with the same id, is in <code>GET /api/v1/events</code>, in the audit log and in webhooks.
      </p>
      <h2 id="payload">What is signed</h2>
      <p>
        All fields of the object but <code>sig</code>, as JSON in the order of their names and without spaces
        (RFC 8785). The protected header holds what tells a replay: <code>iat</code> (seconds since 1970),
        <code>aud</code> (origin of the page that holds the frame), <code>sid</code> (the link session),{" "}
        <code>evt</code> (<code>success</code> or <code>exit</code>) and <code>typ</code>, which is{" "}
        <code>latchkey-event+jws</code>. The event&apos;s own id, <code>eventId</code>, is signed once.
      </p>
      <h2 id="verify">Verify it</h2>
      <p>
        The keys are at <code>/api/v1/workspaces/{"{id}"}/jwks.json</code>, open to everyone;{" "}
        <code>GET /api/v1/workspace/signing-keys</code> tells the whole address. <code>linkSessionIds</code>{" "}
        are the ids that your back end got when it made link sessions for this user: more than one where{" "}
        <code>fetchToken</code> renewed the token.
      </p>
      <CodeSample title="Node.js" label="verification in Node.js" code={verifyEventSample} />
      <p>
        An exit has no signature (<code>sig</code> is <code>null</code>) where the server never heard of it:
        the form did not load, or your page removed it before the server answered. Believe such an exit
        nothing that matters.
      </p>
      <Rotation />
    </>
  );
}

function Rotation() {
  return (
    <>
      <h2 id="rotation">Rotate the key</h2>
      <p>
        <code>POST /api/v1/workspace/signing-keys</code> makes the key that signs from then on. The one before
        is published for <code>overlapSeconds</code> more, a day if you say nothing, and its private half is
        destroyed at once. A verifier that meets an unknown <code>kid</code> fetches the set anew, as{" "}
        <code>jose</code> does. Where a key may be known to others, use <code>overlapSeconds: 0</code>.
      </p>
    </>
  );
}
