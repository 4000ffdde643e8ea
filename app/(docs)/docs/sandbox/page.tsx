import { connection } from "next/server";
import { CodeSample } from "@/components/api-docs/code-sample";
import { ScenarioTable } from "@/components/api-docs/scenario-table";
import { sandboxSessionSample } from "@/lib/shared/api-docs/sandbox";

/** How a host tests its own integration: sessions in which nothing is real but the flow. */
export default async function SandboxPage() {
  await connection();
  return (
    <>
      <h1>Sandbox mode</h1>
      <p>
        A link session made with <code>sandbox: true</code> dials nothing. Everything else is real: the form,
        the encrypted draft, the setup tests of the chosen type one by one, the events, the webhooks, the
        signature. A value of this table decides how the tests end.
      </p>
      <CodeSample title="curl" label="a sandbox link session with curl" code={sandboxSessionSample} />
      <h2 id="scenarios">Scenarios</h2>
      <p>
        Put the value into any text field or secret, alone or as a part:{" "}
        <code>sandbox-host-unreachable.example.com</code> is a host name. A failed test then points at that
        field. Where no field has one, <code>sandboxScenario</code> of the link session decides.
      </p>
      <ScenarioTable />
      <Marks />
    </>
  );
}

function Marks() {
  return (
    <>
      <h2 id="marks">How it is told apart</h2>
      <p>
        The link session, the connection and every event carry <code>sandbox: true</code>, in the API and in
        webhooks. Lists take <code>?sandbox=true</code> and <code>?sandbox=false</code>. The form and the
        dashboard say so, and the figures of the overview leave it out. A connection never leaves the sandbox:
        releasing it, or looking into it, is refused with <code>sandbox_connection</code>. Drafts are kept
        apart from those of real sessions.
      </p>
    </>
  );
}
