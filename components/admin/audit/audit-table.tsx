import Link from "next/link";
import type { AuditEntry, AuditQuery } from "@/lib/shared/audit/types";
import { actionWords, actorWords, exactTime, pageOf } from "@/lib/shared/audit/words";
import { addressOf } from "@/lib/shared/page-address";
import { type Column, Table } from "../../ui/table";

type Names = Readonly<Record<string, { readonly name: string | null }>>;

interface Context {
  readonly names: Names;
  readonly query: AuditQuery;
}

/** Entries of the audit log. Actors and subjects lead to everything else by or about them. */
export function AuditTable(props: Context & { readonly entries: readonly AuditEntry[] }) {
  const { entries, ...context } = props;
  return <Table label="Audit log" rows={entries} rowKey={({ id }) => id} columns={columnsOf(context)} />;
}

function columnsOf({ names, query }: Context): readonly Column<AuditEntry>[] {
  return [
    { key: "at", header: "Time (UTC)", label: "Time (UTC)", cell: ({ at }) => <Moment at={at} /> },
    { key: "action", header: "What", isRowHeader: true, cell: ({ action }) => actionWords(action) },
    {
      key: "actor",
      header: "Who",
      label: "Who",
      cell: ({ actor }) => (
        <Link href={filtered(query, { actor })} prefetch={false} title={`Only ${actor}`}>
          {actorWords({ actor, name: names[actor]?.name ?? null })}
        </Link>
      ),
    },
    { key: "subject", header: "On", cell: (entry) => <Subject entry={entry} query={query} /> },
    { key: "data", header: "Details", cell: ({ data }) => <Details data={data} /> },
    { key: "seq", header: "Entry", label: "Entry", isNumber: true, cell: ({ seq }) => seq ?? "–" },
  ];
}

function Moment({ at }: { readonly at: string }) {
  return (
    <time className="lk-number lk-audit-time" dateTime={at}>
      {exactTime(at)}
    </time>
  );
}

function Subject({ entry, query }: { readonly entry: AuditEntry; readonly query: AuditQuery }) {
  const { subject } = entry;
  const page = pageOf(entry);
  return (
    <span className="lk-audit-subject">
      <Link href={filtered(query, { subject })} prefetch={false} title={`Only ${subject}`}>
        <code>{subject}</code>
      </Link>
      {page !== null && (
        <Link href={page} prefetch={false}>
          Open<span className="lk-sr"> {subject}</span>
        </Link>
      )}
    </span>
  );
}

function Details({ data }: { readonly data: AuditEntry["data"] }) {
  const entries = Object.entries(data);
  if (entries.length === 0) return null;
  return (
    <dl className="lk-audit-data">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{Array.isArray(value) ? value.join(", ") : String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function filtered(query: AuditQuery, more: AuditQuery): string {
  return addressOf({ path: "/admin/audit", query: { ...query, ...more } });
}
