import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { BulkProgress } from "@/components/admin/connections/bulk-progress";
import { PageHeader } from "@/components/ui/page-header";
import "@/components/admin/connections/connections.css";
import { requireMember } from "@/lib/http/admin/require-member";
import { getBulkRun } from "@/lib/services/bulk-run/get-bulk-run";
import { NotFoundError } from "@/lib/services/errors";
import { mayDo } from "@/lib/services/member/permissions";
import { cancelBulk, readBulk } from "../../actions";

export const metadata: Metadata = { title: "Bulk action" };

/** One act on many connections: how far it is, and what it could not do. */
export default async function BulkRunPage(props: { readonly params: Promise<{ readonly id: string }> }) {
  const { member } = await requireMember({ permission: "dashboard:read" });
  const id = z.uuid().safeParse((await props.params).id);
  if (!id.success) notFound();
  const run = await getBulkRun({ caller: member, id: id.data }).catch((error: unknown) => {
    if (error instanceof NotFoundError) notFound();
    throw error;
  });
  return (
    <>
      <PageHeader title="Bulk action" back={{ href: "/admin/connections/bulk", label: "Bulk actions" }} />
      <BulkProgress
        initial={run}
        mayCancel={mayDo({ role: member.role, permission: "connections:write" })}
        actions={{ readBulk, cancelBulk }}
      />
    </>
  );
}
