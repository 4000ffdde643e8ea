import { actorName } from "@/components/admin/actor-name";
import { Time } from "@/components/admin/time";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Table } from "@/components/ui/table";
import type { ConnectionPlace } from "@/lib/http/admin/read-connection-page";
import { type ConnectionAnswer, listAnswers } from "@/lib/services/connection/list-answers";
import { listStatusHistory, type StatusChange } from "@/lib/services/connection/list-status-history";
import { type ConnectionStatus, reasonWords, statusWords } from "@/lib/shared/connection/status-words";

/** What is configured, and how the connection fared. */
export async function OverviewPart({ member: caller, connection, names }: ConnectionPlace) {
  const [steps, history] = await Promise.all([
    listAnswers({ caller, connection }),
    listStatusHistory({ caller, id: connection.id }),
  ]);
  const who = (actor: string) => actorName(names.actors[actor]);
  return (
    <div className="lk-stack">
      <Card title="What is configured" description="Secrets are never shown, here or anywhere.">
        <div className="lk-stack">
          {steps.map(({ id, title, answers }) => (
            <section key={id} aria-label={title}>
              <h3>{title}</h3>
              <dl className="lk-conn-facts">
                {answers.map((answer) => (
                  <Answer key={answer.name} answer={answer} />
                ))}
              </dl>
            </section>
          ))}
        </div>
      </Card>
      <Card title="About">
        <dl className="lk-conn-facts">
          <Fact title="Slug" value={<code>{connection.slug}</code>} />
          <Fact title="Customer's id" value={names.recipient?.externalId ?? "–"} />
          <Fact title="Made" value={<Time at={connection.createdAt} />} />
          <Fact title="Made by" value={who(connection.createdBy)} />
          <Fact title="Changed" value={<Time at={connection.updatedAt} />} />
          <Fact title="Changed by" value={who(connection.updatedBy)} />
          <Fact title="Last used" value={<Time at={connection.lastUsedAt} never="Never" />} />
          <Fact title="Description" value={connection.description === "" ? "–" : connection.description} />
        </dl>
      </Card>
      <Card title="Status history" flush>
        <History history={history} />
      </Card>
    </div>
  );
}

function Fact({ title, value }: { readonly title: string; readonly value: React.ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Answer({ answer }: { readonly answer: ConnectionAnswer }) {
  const { title, isSecret, value, configuredAt } = answer;
  if (!isSecret) return <Fact title={title} value={value} />;
  return (
    <Fact
      title={title}
      value={
        <span className="lk-conn-type">
          <Icon name="lock" /> Configured <Time at={configuredAt} />
        </span>
      }
    />
  );
}

const events: Readonly<Record<string, string>> = {
  "connection.created": "Made",
  "connection.disabled": "Disabled",
  "connection.reactivated": "Reactivated",
  "connection.credentials_replaced": "Other credentials are in use",
  "connection.credentials_rejected": "New credentials failed their check",
  "trust.peer_changed": "The server showed another key or certificate",
};

function History({ history }: { readonly history: readonly StatusChange[] }) {
  if (history.length === 0) {
    return <EmptyState title="Nothing happened yet">Each change of status stands here.</EmptyState>;
  }
  return (
    <Table
      label="Status history"
      rows={history}
      rowKey={({ id }) => id}
      columns={[
        { key: "at", header: "When", label: "When", cell: ({ at }) => <Time at={at} /> },
        { key: "what", header: "What", isRowHeader: true, cell: changeWords },
        {
          key: "code",
          header: "Cause",
          cell: ({ code }) => (code === null ? null : reasonWords(code)),
        },
      ]}
    />
  );
}

function changeWords({ type, from, to }: StatusChange): string {
  if (from === null || to === null) return events[type] ?? type;
  return `${statusWords[from as ConnectionStatus] ?? from} → ${statusWords[to as ConnectionStatus] ?? to}`;
}
