import type { Metadata } from "next";
import { connection } from "next/server";
import { FieldList } from "@/components/api-docs/field-list";
import { EventSection } from "@/components/docs/event-section";
import { MemberList } from "@/components/docs/member-list";
import { Prose } from "@/components/docs/prose";
import { SampleOf } from "@/components/docs/sample-of";
import { readWebhookEvents } from "@/lib/http/docs/read-webhook-events";
import { embedReference } from "@/lib/shared/docs/embed-reference.generated";

export const metadata: Metadata = { title: "Events and webhooks" };

/** The contract of events, as the sources have it. */
export default async function EventsPage() {
  await connection();
  const { events, success, exit, exitReasons } = embedReference;
  return (
    <>
      <h1>Events and webhooks</h1>
      <p>
        Each opening of the form ends with exactly one of <code>onSuccess</code> and <code>onExit</code>. The
        same event, with the same id, goes to your webhooks and into the audit log. No event has a field that
        could hold what was typed. Names marked experimental may change in any release: log them, do not build
        on them.
      </p>
      <h2 id="onSuccess">onSuccess</h2>
      <MemberList members={success} />
      <h2 id="onExit">onExit</h2>
      <MemberList members={exit} />
      <h3 id="reasons">Reasons</h3>
      <ul className="fields">
        {exitReasons.map(({ name, summary }) => (
          <li key={name}>
            <code className="field-name">{name}</code> <Prose text={summary} />
          </li>
        ))}
      </ul>
      <h2 id="onEvent">onEvent</h2>
      {events.map((event) => (
        <EventSection key={event.name} {...event}>
          <MemberList members={event.fields} />
        </EventSection>
      ))}
      <Webhooks />
    </>
  );
}

async function Webhooks() {
  return (
    <>
      <h2 id="webhooks">Webhooks</h2>
      <p>
        Register an address with <code>POST /api/v1/webhooks</code>, or give <code>webhookUrl</code> with a
        link session. Messages are signed as Standard Webhooks say, and sent again for a day until you answer
        2xx.
      </p>
      <SampleOf file="webhook.mjs" title="webhook.mjs" />
      <p>
        A webhook made with <code>&quot;algorithm&quot;: &quot;ed25519&quot;</code> shares no secret: it has a
        public key. The package <code>standardwebhooks</code> does not know those signatures (<code>v1a</code>
        ); Node.js verifies them by itself.
      </p>
      <SampleOf file="webhook-ed25519.mjs" title="webhook-ed25519.mjs" />
      {(await readWebhookEvents()).map((event) => (
        <EventSection key={event.type} name={event.type} {...event}>
          <FieldList fields={event.fields} />
        </EventSection>
      ))}
    </>
  );
}
