import type { Metadata } from "next";
import { connection } from "next/server";
import { MemberList } from "@/components/docs/member-list";
import { Prose } from "@/components/docs/prose";
import { SampleOf } from "@/components/docs/sample-of";
import { embedReference } from "@/lib/shared/docs/embed-reference.generated";
import { themeReference } from "@/lib/shared/docs/theme-reference";

export const metadata: Metadata = { title: "Theming" };

/** The tokens, where they are given, and how they change while the form is open. */
export default async function ThemingPage() {
  await connection();
  return (
    <>
      <h1>Theming</h1>
      <p>
        A theme comes from three places, each on top of the one before: the workspace&apos;s branding in the
        dashboard, <code>theme</code> of the link session, and <code>theme</code> of the page. What the link
        session has is there at the first paint.
      </p>
      <SampleOf file="theme.sh" title="curl" />
      <h2 id="tokens">Tokens of workspace and link session</h2>
      <p>
        <Prose text="Colours are checked on the server: a text that would have less than 4.5 to 1 of contrast on what is behind it is refused with a 422 that names the pair. Those that end in `Dark` are of the dark scheme." />
      </p>
      <MemberList members={themeReference} />
      <h2 id="live">In the page, and while the form is open</h2>
      <p>
        <Prose text="`theme` of the options, `update({ theme })` of a handle, the `theme` prop in React and the attributes of the custom element take these; what was typed stays." />
      </p>
      <MemberList members={embedReference.theme} />
      <SampleOf file="theme.ts" title="theme.ts" />
    </>
  );
}
