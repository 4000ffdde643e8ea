import type { Metadata } from "next";
import { connection } from "next/server";
import { Prose } from "@/components/docs/prose";
import { SampleOf } from "@/components/docs/sample-of";

export const metadata: Metadata = { title: "Security" };

const sections = [
  {
    id: "browser",
    title: "In the browser",
    facts: [
      "The form is an iframe on Latchkey's origin, sandboxed and without cookies, under a nonce policy without `unsafe-inline` and `unsafe-eval`. Your page's scripts cannot read it.",
      "Only the exact origins of the link session may hold it (`frame-ancestors`), and both sides check each other's origin before a private channel is opened.",
      "The link token is good for one exchange by one tab. It never stands in a path or a query; the server keeps its hash alone.",
      "Messages to your page are ids, statuses and codes from a closed list. There is no field in them that could hold what was typed.",
    ],
  },
  {
    id: "server",
    title: "On the server",
    facts: [
      "Each secret is sealed with AES-256-GCM under a key of its own, below a key per workspace, below the keyring. A ciphertext that is moved to another row does not open.",
      "Checks dial judged addresses only: private, loopback and metadata addresses are refused unless an operator allows a range.",
      "Credentials leave by the release operation alone: a key with the scope `credentials:release`, each release in the audit log, sealed to your public key where you registered one.",
    ],
  },
  {
    id: "yours",
    title: "What is yours to do",
    facts: [
      "Keep the API key in your back end, and give link tokens to signed-in users only.",
      "Take the recipient from your own sign-in. A link session for an existing connection is refused where the connection is of another recipient.",
      "Serve your page over https, and Latchkey under a name of its own: the script refuses to open on your own origin.",
      "Verify webhooks before you believe them.",
    ],
  },
] as const;

/** What keeps credentials from the host's page, and what the host has to do. */
export default async function SecurityPage() {
  await connection();
  return (
    <>
      <h1>Security</h1>
      {sections.map(({ id, title, facts }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{title}</h2>
          <ul>
            {facts.map((fact) => (
              <li key={fact}>
                <Prose text={fact} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <h2 id="headers">Headers of your page</h2>
      <p>
        <Prose text="Nothing has to be loosened. A page with a content security policy names Latchkey's origin twice; `script-src` only where it loads `embed.js` instead of the npm package. The SDK adds no inline style and no inline script. The second header lets the form's Copy buttons work at once." />
      </p>
      <SampleOf file="headers.txt" title="Headers" />
      <p>
        For <code>integrity</code> of the script tag, <code>/embed.json</code> has the hash. It changes with
        each release of Latchkey, so pin it only where you deploy both together.
      </p>
    </>
  );
}
