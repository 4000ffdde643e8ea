import type { Metadata } from "next";
import { MembersPanel } from "@/components/admin/members/members-panel";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireMember } from "@/lib/http/admin/require-member";
import { listInvitations } from "@/lib/services/member/list-invitations";
import { listMembers, listMembersInput } from "@/lib/services/member/list-members";
import { mayDo } from "@/lib/services/member/permissions";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Members" };

const base = "/admin/settings/members";

/** Who works in this workspace. Everybody sees it; owners change it. */
export default async function MembersPage(props: {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}) {
  const { member } = await requireMember({ permission: "settings:read" });
  const query = listMembersInput.catch({ limit: 50 }).parse(await props.searchParams);
  const [page, invitations] = await Promise.all([
    listMembers({ caller: member, query }),
    listInvitations({ caller: member }),
  ]);
  const { withdrawInvitation, saveRole, setDisabled } = actions;
  return (
    <>
      <PageHeader title="Members" description="Who can open this dashboard, and what they may do." />
      <MembersPanel
        members={page.members}
        invitations={invitations}
        ownId={member.memberId}
        mayWrite={mayDo({ role: member.role, permission: "members:write" })}
        actions={{
          invite: actions.inviteMember,
          withdrawInvitation,
          saveRole,
          setDisabled,
          remove: actions.removeMember,
        }}
      />
      <Pagination
        firstHref={query.cursor === undefined ? null : base}
        nextHref={page.nextCursor === null ? null : `${base}?cursor=${encodeURIComponent(page.nextCursor)}`}
      />
    </>
  );
}
