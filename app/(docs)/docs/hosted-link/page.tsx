import type { Metadata } from "next";
import { connection } from "next/server";
import { Prose } from "@/components/docs/prose";
import { SampleOf } from "@/components/docs/sample-of";

export const metadata: Metadata = { title: "Hosted link" };

const facts = [
  "Send `url` of the answer by mail, or redirect to it. The token stands behind the `#`, which browsers send to no server, and leaves the address once it is used.",
  "Opening the page uses nothing up: scanners of mail do no harm. **Start** does, once, for that browser tab.",
  "It waits `expiresInSeconds` for that, up to seven days (604,800).",
  "The form, its events and its webhooks are those of the frame.",
  "`DELETE /api/v1/link-sessions/{id}` withdraws it at once.",
] as const;

const handovers = [
  "Who does not know an answer makes a link from the form for one step, or for the secrets of that step alone. Whoever opens it fills in this part and nothing else: they cannot test, store, or see a secret that somebody typed.",
  "Who wants to go on on another device gets a link and a QR code for all of the form. The first page tells that it goes on elsewhere, and ends with it.",
  "Such a link waits an hour, a day or a week, is good once, and can be taken back. Whoever finishes the form, or withdraws its session, withdraws its links.",
] as const;

const inApps = [
  "Show `url` in a WebView of its own and let it keep its storage while the form is open: DOM storage on (Android: `setDomStorageEnabled`), JavaScript on.",
  "Look at every address before it is loaded, and close the WebView at `returnUrl`, as below.",
  "Keys and certificates are chosen as files. iOS does that by itself; on Android answer `onShowFileChooser` of a `WebChromeClient`.",
  "Open windows outside: a sign-in at a provider (OAuth) refuses WebViews. iOS: `ASWebAuthenticationSession`, Android: Custom Tabs, for the whole link.",
  "Let the keyboard resize the WebView (Android: `adjustResize`). The form keeps the field that is typed into in sight.",
] as const;

const returns = [
  ["Success", "latchkey_status=success&connection_id=…&event_id=…&link_session_id=…"],
  ["Left", "latchkey_status=exit&reason=…&event_id=…&link_session_id=…"],
] as const;

/** The same form as a page of its own. */
export default async function HostedLinkPage() {
  await connection();
  return (
    <>
      <h1>Hosted link</h1>
      <p>No page to embed the form in? Ask for the session with hosted, and send your customer its link.</p>
      <SampleOf file="hosted-link.sh" title="curl" />
      <h2 id="facts">How it behaves</h2>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>
            <Prose text={fact.replaceAll("**", "")} />
          </li>
        ))}
      </ul>
      <Handovers />
      <h2 id="return">The way back</h2>
      <p>
        At the end your customer is led to <code>returnUrl</code> (https, or http on localhost), with ids and
        codes in its query. Without one, the page says that the window can be closed.
      </p>
      <ul className="fields">
        {returns.map(([when, query]) => (
          <li key={when}>
            <span className="field-name">{when}</span>
            <p>
              <code>{query}</code>
            </p>
          </li>
        ))}
      </ul>
      <p>
        A query can be forged by whoever types it: ask the API for the connection, or wait for the{" "}
        <a href="/docs/events#link_session.succeeded">webhook</a>, before you rely on it.
      </p>
      <InApps />
    </>
  );
}

/** Links from within a form. */
function Handovers() {
  return (
    <>
      <h2 id="handovers">Links that your customers make</h2>
      <p>From a form, embedded or hosted, your customer can ask a colleague or go on elsewhere.</p>
      <ul>
        {handovers.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <p>
        You are told by <a href="/docs/events#link_session.handed_over">link_session.handed_over</a> and{" "}
        <a href="/docs/events#link_session.filled_in">link_session.filled_in</a>.
      </p>
    </>
  );
}

/** The hosted link in a phone app. */
function InApps() {
  return (
    <>
      <h2 id="apps">In an app</h2>
      <p>A phone app shows the hosted link in a WebView. There is no SDK to add.</p>
      <ul>
        {inApps.map((fact) => (
          <li key={fact}>
            <Prose text={fact} />
          </li>
        ))}
      </ul>
      <SampleOf file="webview.mjs" title="webview.mjs" />
    </>
  );
}
