import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireMember } from "@/lib/http/admin/require-member";

/** The first page of a member. */
export default async function OverviewPage() {
  await requireMember({ permission: "dashboard:read" });
  return (
    <>
      <PageHeader title="Overview" />
      <Card>
        <EmptyState title="Connections are captured, checked and stored">
          The API tells what there is: GET /api/v1/connections lists them with their last setup tests.
        </EmptyState>
      </Card>
    </>
  );
}
