import Link from "next/link";
import type { ReactNode } from "react";
import type { SessionSummary } from "@/lib/shared/link-session/types";
import { modeWords } from "@/lib/shared/link-session/words";
import { Card } from "../../ui/card";
import { CopyText } from "../../ui/copy-text";
import { RelativeTime } from "../../ui/relative-time";
import { SandboxBadge } from "../../ui/sandbox-badge";
import { typesInWords } from "./session-table";

/** What a link session is for, and its times. */
export function SessionFacts({ session }: { readonly session: SessionSummary }) {
  const { id, recipient, mode, hosted, typeTitles, connectionId, createdAt, exchangedAt } = session;
  return (
    <Card title="About this session">
      <dl className="lk-facts">
        <Fact label="Customer id">{recipient?.externalId ?? "–"}</Fact>
        <Fact label="For">{modeWords[mode]}</Fact>
        <Fact label="Place">{hosted ? "A link of its own" : "A frame in your page"}</Fact>
        {session.sandbox && (
          <Fact label="Mode">
            <SandboxBadge />
          </Fact>
        )}
        <Fact label="Destination types">{typesInWords(typeTitles)}</Fact>
        {connectionId !== null && (
          <Fact label="Connection">
            <Link href={`/admin/connections/${connectionId}`}>Open the connection</Link>
          </Fact>
        )}
        <Fact label="Created">
          <RelativeTime at={createdAt} />
        </Fact>
        <Fact label="Opened">{exchangedAt === null ? "Not yet" : <RelativeTime at={exchangedAt} />}</Fact>
        <Fact label="Session id">
          <span className="lk-row">
            <code>{id}</code>
            <CopyText text={id} label="Copy session id" />
          </span>
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
