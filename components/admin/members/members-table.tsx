"use client";
import { Badge } from "@/components/ui/badge";
import { Menu } from "@/components/ui/menu";
import { RelativeTime } from "@/components/ui/relative-time";
import { type Column, Table } from "@/components/ui/table";
import type { MemberView } from "@/lib/shared/member/account-view";

/** What an owner can do with a member. */
export type MemberAct = "role" | "disable" | "enable" | "remove";

/** The members of the workspace. */
export function MembersTable(props: {
  readonly members: readonly MemberView[];
  readonly ownId: string;
  readonly mayWrite: boolean;
  readonly onAct: (act: MemberAct, member: MemberView) => void;
}) {
  const { members, ownId, mayWrite, onAct } = props;
  const actions: Column<MemberView> = {
    key: "actions",
    header: <span className="lk-sr">Actions</span>,
    cell: (member) => (
      <Menu label={`Actions for ${member.name}`} items={itemsOf({ member, onAct })}>
        Actions
      </Menu>
    ),
  };
  return (
    <Table
      label="Members"
      rows={members}
      rowKey={({ id }) => id}
      columns={mayWrite ? [...factsOf(ownId), actions] : factsOf(ownId)}
    />
  );
}

function itemsOf(input: {
  readonly member: MemberView;
  readonly onAct: (act: MemberAct, member: MemberView) => void;
}) {
  const { member, onAct } = input;
  const toggle = member.isDisabled ? "enable" : "disable";
  return [
    { label: "Change role", onSelect: () => onAct("role", member) },
    { label: member.isDisabled ? "Let in again" : "Disable", onSelect: () => onAct(toggle, member) },
    { label: "Remove", tone: "danger" as const, onSelect: () => onAct("remove", member) },
  ];
}

function factsOf(ownId: string): readonly Column<MemberView>[] {
  return [
    {
      key: "name",
      header: "Name",
      isRowHeader: true,
      cell: ({ id, name, email }) => (
        <>
          <span className="lk-row">
            {name}
            {id === ownId && <Badge tone="accent">You</Badge>}
          </span>
          <span className="lk-help">{email}</span>
        </>
      ),
    },
    { key: "role", header: "Role", label: "Role", cell: ({ role }) => role },
    {
      key: "factor",
      header: "Second factor",
      label: "Second factor",
      cell: ({ hasSecondFactor }) =>
        hasSecondFactor ? <Badge tone="success">On</Badge> : <Badge tone="warning">Off</Badge>,
    },
    {
      key: "seen",
      header: "Last sign-in",
      label: "Last sign-in",
      cell: ({ lastSignInAt, isDisabled }) => {
        if (isDisabled) return <Badge tone="danger">Disabled</Badge>;
        return lastSignInAt === null ? "Never" : <RelativeTime at={lastSignInAt} />;
      },
    },
  ];
}
