import { connection } from "next/server";
import { SampleOf } from "@/components/docs/sample-of";
import { docsGroups } from "@/lib/shared/docs/docs-pages";

/** The documentation's first page: three steps, and where to go on. */
export default async function DocsPage() {
  await connection();
  return (
    <>
      <h1>Start here</h1>
      <p>
        Latchkey shows a form in your page in which your customers connect a data destination of theirs. It
        tests what they enter against the real destination, encrypts it and stores it. Your page hears that it
        is done; your code never sees a credential.
      </p>
      <h2 id="token">1. Your back end asks for a link token</h2>
      <p>
        With an API key that stays there. More in <a href="/docs/quick-start/back-end">Your back end</a>.
      </p>
      <SampleOf file="link-token.sh" title="curl" />
      <h2 id="page">2. Your page opens the form</h2>
      <p>
        In plain HTML as here, or in <a href="/docs/quick-start/react">React</a>,{" "}
        <a href="/docs/quick-start/next">Next.js</a>, <a href="/docs/quick-start/vue">Vue</a> or as a{" "}
        <a href="/docs/quick-start/web-component">web component</a>.
      </p>
      <SampleOf file="plain.html" title="index.html" />
      <h2 id="done">3. Both hear of it</h2>
      <p>
        Your page by <code>onSuccess</code>, your back end by <a href="/docs/events#webhooks">webhook</a>,
        with the same event id. The connection is then at <code>GET /api/v1/connections/{"{id}"}</code>, and
        its credentials are released to a key with that one scope.
      </p>
      <AllPages />
    </>
  );
}

function AllPages() {
  return (
    <>
      <h2 id="pages">All pages</h2>
      {docsGroups.map(({ title, pages }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <ul className="operations">
            {pages.map(({ href, title: name, summary }) => (
              <li key={href}>
                <a href={href}>{name}</a>
                <span className="muted">{summary}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
