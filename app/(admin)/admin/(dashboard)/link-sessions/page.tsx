import type { Metadata } from "next";
import { SessionFilters } from "@/components/admin/link-sessions/session-filters";
import { SessionTable } from "@/components/admin/link-sessions/session-table";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireMember } from "@/lib/http/admin/require-member";
import { listSessionsPage, sessionsPageQuery } from "@/lib/services/link-session/list-sessions-page";
import { mayDo } from "@/lib/services/member/permissions";
import { addressOf } from "@/lib/shared/page-address";

export const metadata: Metadata = { title: "Link sessions" };

const path = "/admin/link-sessions";

/** Link sessions, newest first. */
export default async function LinkSessionsPage(props: {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}) {
  const { member } = await requireMember({ permission: "dashboard:read" });
  const query = sessionsPageQuery.parse(await props.searchParams);
  const { sessions, nextCursor } = await listSessionsPage({ caller: member, query });
  const { cursor, ...filters } = query;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const create = mayDo({ role: member.role, permission: "link-sessions:write" }) && (
    <ButtonLink href={`${path}/new`} variant="primary">
      Create a link
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title="Link sessions"
        description="Each is one chance for one customer to enter, change or renew credentials."
        actions={create}
      />
      <div className="lk-stack">
        <SessionFilters query={filters} />
        <Card flush>
          {sessions.length === 0 ? (
            <Empty isFiltered={isFiltered || cursor !== undefined} action={create} />
          ) : (
            <SessionTable sessions={sessions} />
          )}
          <Pagination
            firstHref={cursor === undefined ? null : addressOf({ path, query: filters })}
            nextHref={
              nextCursor === null ? null : addressOf({ path, query: { ...filters, cursor: nextCursor } })
            }
          />
        </Card>
      </div>
    </>
  );
}

function Empty(props: { readonly isFiltered: boolean; readonly action: React.ReactNode }) {
  if (props.isFiltered)
    return <EmptyState title="No link session fits">Change the filters, or clear them.</EmptyState>;
  return (
    <EmptyState title="No link session yet" action={props.action}>
      Create a link and send it to a customer, or let your back end create sessions for your own page.
    </EmptyState>
  );
}
