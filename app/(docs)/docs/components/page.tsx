import type { Metadata } from "next";
import { connection } from "next/server";
import { MemberList } from "@/components/docs/member-list";
import { Prose } from "@/components/docs/prose";
import { SampleOf } from "@/components/docs/sample-of";
import { badgeReference, elementReference, hookReference } from "@/lib/shared/docs/component-reference";
import { embedReference } from "@/lib/shared/docs/embed-reference.generated";

export const metadata: Metadata = { title: "Components" };

/** Every option, method, property and attribute of what a host's page can use. */
export default async function ComponentsPage() {
  await connection();
  const { options, handle, labels } = embedReference;
  return (
    <>
      <h1>Components</h1>
      <p>
        One core, three skins: the script <code>embed.js</code> (or <code>@latchkey/embed</code>), the React
        hook and component of <code>@latchkey/embed/react</code>, and the custom elements of{" "}
        <code>@latchkey/embed/element</code>. All take the same options.
      </p>
      <h2 id="options">Options</h2>
      <p>
        The npm package needs <code>baseUrl</code>: a bundle does not know where Latchkey is served.
      </p>
      <MemberList members={options} />
      <h2 id="labels">Labels</h2>
      <MemberList members={labels} />
      <h2 id="handle">Handle</h2>
      <MemberList members={handle} />
      <Skins />
      <h2 id="badge">Status badge</h2>
      <p>
        <Prose text="`<LatchkeyBadge>`, `<latchkey-badge>` (`status-url`, `token-url`, or `health`, `cause`, `connection-id`) or `createBadge` of `@latchkey/embed/badge`: says connected, needs attention and why, checking or disabled, and opens the form that mends it." />
      </p>
      <MemberList members={badgeReference} />
      <SampleOf file="badge.tsx" title="destination.tsx" />
      <h2 id="versions">Versions</h2>
      <p>
        <Prose text="The package has the version of the Latchkey that it was built from, and says at the handshake which protocol it speaks. One that does not fit ends at once with the code `protocol_unsupported`. `/embed.json` names the server's version, its protocol, and the hashes of `embed.js` and `embed.mjs` for `integrity`." />
      </p>
    </>
  );
}

/** React and the custom element. */
function Skins() {
  return (
    <>
      <h2 id="react">React</h2>
      <p>
        <Prose text="`useLatchkey(options)` is for the dialog, `<LatchkeyConnect {...options} />` for a form in the page, from mount to unmount. The hook answers:" />
      </p>
      <MemberList members={hookReference} />
      <SampleOf file="react.tsx" title="connect.tsx" />
      <h2 id="element">Custom element</h2>
      <p>
        <Prose text="`<latchkey-connect>` takes attributes; what is no text is a property. Events: `latchkey-success`, `latchkey-exit`, `latchkey-event`, `latchkey-load`." />
      </p>
      <MemberList members={elementReference} />
      <SampleOf file="web-component.html" title="index.html" />
    </>
  );
}
