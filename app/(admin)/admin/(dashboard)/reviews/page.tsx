import type { Metadata } from "next";
import { actorName } from "@/components/admin/actor-name";
import { ReviewTable } from "@/components/admin/reviews/review-table";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { readPageQuery } from "@/lib/http/admin/read-page-query";
import { requireMember } from "@/lib/http/admin/require-member";
import { listReviewsInput } from "@/lib/services/review/list-reviews";
import { readReviewQueue } from "@/lib/services/review/read-review-queue";

export const metadata: Metadata = { title: "Reviews" };

const states = [
  { state: "pending", label: "Waiting" },
  { state: "approved", label: "Approved" },
  { state: "sent_back", label: "Sent back" },
  { state: "superseded", label: "Overtaken" },
] as const;

/** What waits for a reviewer, and what was decided. */
export default async function ReviewsPage(props: PageProps<"/admin/reviews">) {
  const { member: caller } = await requireMember({ permission: "dashboard:read" });
  const query = await readPageQuery({ schema: listReviewsInput, searchParams: props.searchParams });
  const { reviews, nextCursor, isRequired } = await readReviewQueue({ caller, query });
  const address = (state: string) => `/admin/reviews${state === "pending" ? "" : `?state=${state}`}`;
  const next = nextCursor === null ? null : `?state=${query.state}&cursor=${encodeURIComponent(nextCursor)}`;
  return (
    <>
      <PageHeader
        title="Reviews"
        description="New and changed connections whose tests passed. Each waits for a second pair of eyes."
      />
      <LinkTabs
        label="State"
        tabs={states.map(({ state, label }) => ({ href: address(state), label }))}
        current={address(query.state)}
      />
      <Card flush>
        {reviews.length === 0 ? (
          <NothingHere state={query.state} isRequired={isRequired} />
        ) : (
          <ReviewTable rows={reviews.map((row) => ({ ...row, requestedBy: actorName(row.requester) }))} />
        )}
        <Pagination
          firstHref={query.cursor === undefined ? null : address(query.state)}
          nextHref={next === null ? null : `/admin/reviews${next}`}
        />
      </Card>
    </>
  );
}

function NothingHere({ state, isRequired }: { readonly state: string; readonly isRequired: boolean }) {
  if (state !== "pending") {
    return <EmptyState title="None so far">What is decided moves here from those that wait.</EmptyState>;
  }
  if (isRequired) {
    return (
      <EmptyState title="Nothing waits">
        The next new or changed connection stands here once its tests passed.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Reviews are switched off"
      action={<ButtonLink href="/admin/settings/security">Open the security settings</ButtonLink>}
    >
      Connections count as soon as their tests pass. Switch reviews on to have each one approved first.
    </EmptyState>
  );
}
