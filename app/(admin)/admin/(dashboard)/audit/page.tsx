import type { Metadata } from "next";
import { AuditFilters } from "@/components/admin/audit/audit-filters";
import { AuditTable } from "@/components/admin/audit/audit-table";
import { ChainCheck } from "@/components/admin/audit/chain-check";
import { ExportLinks } from "@/components/admin/audit/export-links";
import "@/components/admin/audit/audit.css";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireMember } from "@/lib/http/admin/require-member";
import { auditPageQuery, listAuditPage } from "@/lib/services/audit/list-audit-page";
import { mayDo } from "@/lib/services/member/permissions";
import { addressOf } from "@/lib/shared/page-address";
import { verifyChain } from "./actions";

export const metadata: Metadata = { title: "Audit" };

const path = "/admin/audit";

/** Who did what. */
export default async function AuditPage(props: {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}) {
  const { member } = await requireMember({ permission: "audit:read" });
  const { cursor, ...query } = auditPageQuery.parse(await props.searchParams);
  const page = await listAuditPage({ caller: member, query: { ...query, cursor } });
  const isFiltered = Object.values(query).some((value) => value !== undefined);
  const mayExport = mayDo({ role: member.role, permission: "audit:export" });
  const next = page.nextCursor;
  return (
    <>
      <PageHeader
        title="Audit"
        description="Who did what, newest first. Entries hold ids, names and codes, never a secret."
        actions={mayExport && <ExportLinks query={query} isFiltered={isFiltered} />}
      />
      <div className="lk-stack">
        <ChainCheck verifyChain={verifyChain} startsByItself={page.isSoonVerified} />
        <AuditFilters query={query} actions={page.actions} isFiltered={isFiltered} />
        <Card flush>
          {page.entries.length === 0 ? (
            <EmptyState title="No entry fits">Change the filters, or clear them.</EmptyState>
          ) : (
            <AuditTable entries={page.entries} names={page.actors} query={query} />
          )}
          <Pagination
            firstHref={cursor === undefined ? null : addressOf({ path, query })}
            nextHref={next === null ? null : addressOf({ path, query: { ...query, cursor: next } })}
          />
        </Card>
      </div>
    </>
  );
}
