import Link from "next/link";
import type { SessionSummary } from "@/lib/shared/link-session/types";
import { exitReason, modeWords } from "@/lib/shared/link-session/words";
import { RelativeTime } from "../../ui/relative-time";
import { SandboxBadge } from "../../ui/sandbox-badge";
import { type Column, Table } from "../../ui/table";
import { SessionStatus } from "./session-status";

/** Titles named in a row; the rest is a number. */
const namedTypes = 2;

const columns: readonly Column<SessionSummary>[] = [
  {
    key: "customer",
    header: "Customer",
    isRowHeader: true,
    cell: ({ id, recipient }) => (
      <Link href={`/admin/link-sessions/${id}`} prefetch={false}>
        {recipient?.name ?? "Deleted customer"}
      </Link>
    ),
  },
  { key: "status", header: "Status", cell: (session) => <Standing session={session} /> },
  { key: "for", header: "For", label: "For", cell: ({ mode }) => modeWords[mode] },
  { key: "types", header: "Types", label: "Types", cell: ({ typeTitles }) => typesInWords(typeTitles) },
  { key: "place", header: "Place", label: "Place", cell: ({ hosted }) => (hosted ? "Link" : "Frame") },
  {
    key: "created",
    header: "Created",
    label: "Created",
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
];

/** Link sessions, each with the way to watch it. */
export function SessionTable({ sessions }: { readonly sessions: readonly SessionSummary[] }) {
  return <Table label="Link sessions" rows={sessions} rowKey={({ id }) => id} columns={columns} />;
}

function Standing({ session }: { readonly session: SessionSummary }) {
  const { status, outcome, sandbox } = session;
  return (
    <span className="lk-row">
      <SessionStatus status={status} />
      {sandbox && <SandboxBadge />}
      {outcome !== null && outcome !== "success" && (
        <span className="lk-help">Left: {exitReason(outcome)}</span>
      )}
    </span>
  );
}

/** The types a user may choose from, in few words. */
export function typesInWords(titles: readonly string[]): string {
  if (titles.length <= namedTypes) return titles.join(", ");
  return `${titles.slice(0, namedTypes).join(", ")} and ${titles.length - namedTypes} more`;
}
