"use client";
import { ActionFailure } from "@/components/ui/action-failure";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { type Column, Table } from "@/components/ui/table";
import { useAction } from "@/components/ui/use-action";
import type { AccountActions } from "@/lib/shared/member/account-actions";
import type { SessionView } from "@/lib/shared/member/account-view";
import { describeBrowser } from "./describe-browser";

const facts: readonly Column<SessionView>[] = [
  {
    key: "browser",
    header: "Browser",
    isRowHeader: true,
    cell: ({ userAgent, isCurrent }) => (
      <span className="lk-row">
        {describeBrowser(userAgent)}
        {isCurrent && <Badge tone="accent">This one</Badge>}
      </span>
    ),
  },
  { key: "address", header: "Address", label: "Address", cell: ({ address }) => address ?? "Unknown" },
  {
    key: "seen",
    header: "Last used",
    label: "Last used",
    cell: ({ lastSeenAt }) => <RelativeTime at={lastSeenAt} />,
  },
];

function endColumn(input: {
  readonly isBusy: boolean;
  readonly onEnd: (id: string) => void;
}): Column<SessionView> {
  return {
    key: "end",
    header: <span className="lk-sr">Actions</span>,
    cell: (session) =>
      !session.isCurrent && (
        <Button variant="quiet" busy={input.isBusy} onClick={() => input.onEnd(session.id)}>
          End
        </Button>
      ),
  };
}

/** Where the member is signed in, and how that ends. */
export function SessionsCard(props: {
  readonly sessions: readonly SessionView[];
  readonly actions: Pick<AccountActions, "signOutEverywhere" | "endSession">;
  readonly onChanged: (message: string) => void;
}) {
  const { sessions, actions, onChanged } = props;
  const everywhere = useAction(actions.signOutEverywhere);
  const one = useAction(actions.endSession);
  const failure = everywhere.failure ?? one.failure;
  const others = async () => (await everywhere.run({}))?.ok && onChanged("Signed out everywhere else");
  const end = async (id: string) => (await one.run({ id }))?.ok && onChanged("Session ended");
  return (
    <Card
      title="Where you are signed in"
      flush
      actions={
        sessions.length > 1 && (
          <Button busy={everywhere.isBusy} onClick={() => void others()}>
            Sign out everywhere else
          </Button>
        )
      }
    >
      {failure && <ActionFailure error={failure} />}
      <Table
        label="Sessions"
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[...facts, endColumn({ isBusy: one.isBusy, onEnd: (id) => void end(id) })]}
      />
    </Card>
  );
}
