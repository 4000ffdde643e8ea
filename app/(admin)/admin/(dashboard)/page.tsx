import type { Metadata } from "next";
import { AttentionList } from "@/components/admin/overview/attention-list";
import { CaptureFunnel } from "@/components/admin/overview/capture-funnel";
import { EndingList } from "@/components/admin/overview/ending-list";
import { FailingCauses } from "@/components/admin/overview/failing-causes";
import { KeyProgress } from "@/components/admin/overview/key-progress";
import { RangeLinks } from "@/components/admin/overview/range-links";
import { StatusTrends } from "@/components/admin/overview/status-trends";
import { WebhookHealth } from "@/components/admin/overview/webhook-health";
import "@/components/admin/overview/overview.css";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readOverview } from "@/lib/http/admin/member-reads";
import { requireMember } from "@/lib/http/admin/require-member";
import { mayDo } from "@/lib/services/member/permissions";
import { overviewQuery } from "@/lib/services/overview/overview-range";
import { attentionItems } from "@/lib/shared/overview/attention";
import type { Overview, OverviewRange } from "@/lib/shared/overview/types";

export const metadata: Metadata = { title: "Overview" };

/** What needs somebody, and how everything is doing. */
export default async function OverviewPage(props: {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}) {
  const { member } = await requireMember({ permission: "dashboard:read" });
  const { days } = overviewQuery.parse(await props.searchParams);
  const overview = await readOverview({ caller: member, days });
  const isNew = overview.statuses.total === 0 && overview.funnel.all.opened === 0;
  return (
    <>
      <PageHeader
        title="Overview"
        description="What needs you, and how everything is doing."
        actions={!isNew && <RangeLinks days={days} />}
      />
      <div className="lk-stack">
        {isNew && <FirstSteps mayInvite={mayDo({ role: member.role, permission: "link-sessions:write" })} />}
        <AttentionList items={attentionItems({ overview, now: new Date() })} />
        {!isNew && <Doings overview={overview} days={days} />}
      </div>
    </>
  );
}

/** How everything is doing. */
function Doings(props: { readonly overview: Overview; readonly days: OverviewRange }) {
  const { overview, days } = props;
  return (
    <>
      <div className="lk-columns">
        <FailingCauses causes={overview.failing} />
        <EndingList ending={overview.ending} />
      </div>
      <StatusTrends statuses={overview.statuses} days={days} />
      <CaptureFunnel funnel={overview.funnel} days={days} />
      <div className="lk-columns">
        <WebhookHealth webhooks={overview.webhooks} />
        <KeyProgress keys={overview.keys} />
      </div>
    </>
  );
}

/** Before the first connection. */
function FirstSteps({ mayInvite }: { readonly mayInvite: boolean }) {
  return (
    <Card>
      <EmptyState
        title="No connections yet"
        action={
          mayInvite && (
            <ButtonLink href="/admin/link-sessions/new" variant="primary">
              Create a link
            </ButtonLink>
          )
        }
      >
        Send a customer a link to enter their credentials, or embed the form in your own page. What comes of
        it shows here.
      </EmptyState>
    </Card>
  );
}
