import type { Metadata } from "next";
import { RevokeLink } from "@/components/admin/link-sessions/revoke-link";
import { SessionFacts } from "@/components/admin/link-sessions/session-facts";
import { WatchSession } from "@/components/admin/link-sessions/watch-session";
import "@/components/admin/link-sessions/link-sessions.css";
import { PageHeader } from "@/components/ui/page-header";
import { orNotFound } from "@/lib/http/admin/or-not-found";
import { requireMember } from "@/lib/http/admin/require-member";
import { watchSession } from "@/lib/services/link-session/watch-session";
import { mayDo } from "@/lib/services/member/permissions";
import { revokeLink } from "../actions";

export const metadata: Metadata = { title: "Link session" };

/** What a customer does in a link session, as it happens. */
export default async function LinkSessionPage(props: { readonly params: Promise<{ readonly id: string }> }) {
  const { member } = await requireMember({ permission: "dashboard:read" });
  const { id } = await props.params;
  const watched = await orNotFound({ read: () => watchSession({ caller: member, id }) });
  const { session } = watched;
  const isAlive = session.status === "created" || session.status === "open";
  const mayRevoke = isAlive && mayDo({ role: member.role, permission: "link-sessions:write" });
  return (
    <>
      <PageHeader
        title={session.recipient?.name ?? "Deleted customer"}
        back={{ href: "/admin/link-sessions", label: "Link sessions" }}
        actions={mayRevoke && <RevokeLink id={id} revokeLink={revokeLink} />}
      />
      <div className="lk-stack">
        <WatchSession key={session.status} watched={watched} />
        <SessionFacts session={session} />
      </div>
    </>
  );
}
