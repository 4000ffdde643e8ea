import type { Metadata } from "next";
import { actorName } from "@/components/admin/actor-name";
import { ChangeTable } from "@/components/admin/reviews/change-table";
import { DecideCard } from "@/components/admin/reviews/decide-card";
import { DecisionBanner } from "@/components/admin/reviews/decision-banner";
import { TestList } from "@/components/admin/reviews/test-list";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { readReview } from "@/lib/http/admin/member-reads";
import { orNotFound } from "@/lib/http/admin/or-not-found";
import { requireMember } from "@/lib/http/admin/require-member";
import { describeActors } from "@/lib/services/connection/describe-actors";
import type { getReview } from "@/lib/services/review/get-review";
import { approve, sendBack } from "../actions";

export const metadata: Metadata = { title: "Review" };

/** One review: what changed, what the tests found, and the decision. */
export default async function ReviewPage(props: PageProps<"/admin/reviews/[id]">) {
  const { member: caller } = await requireMember({ permission: "dashboard:read" });
  const { id } = await props.params;
  const review = await orNotFound({ id, read: () => readReview({ caller, id }) });
  const { requestedBy, decidedBy } = review;
  const actors = await describeActors({ caller, actors: [requestedBy, ...(decidedBy ? [decidedBy] : [])] });
  const step = review.steps.find((one) => one.id === review.stepId)?.title ?? review.stepId;
  return (
    <>
      <PageHeader
        title={review.connectionName}
        description={`For ${review.recipientName}. Given by: ${actorName(actors[requestedBy])}.`}
        back={{ href: "/admin/reviews", label: "Reviews" }}
        actions={
          <ButtonLink href={`/admin/connections/${review.connectionId}`}>Open the connection</ButtonLink>
        }
      />
      <div className="lk-stack">
        {review.state === "pending" ? (
          <DecideCard id={id} steps={review.steps} refusal={review.refusal} actions={{ approve, sendBack }} />
        ) : (
          <DecisionBanner {...review} step={step} by={actorName(actors[decidedBy ?? ""])} />
        )}
        <Changes {...review} />
        <Card title="Setup tests">
          {review.tests.length === 0 ? (
            <p className="lk-muted">No check is on file any more.</p>
          ) : (
            <TestList tests={review.tests} />
          )}
        </Card>
      </div>
    </>
  );
}

function Changes({ changes, hasBefore }: Awaited<ReturnType<typeof getReview>>) {
  return (
    <Card
      flush
      title={hasBefore ? "What changed" : "What was given"}
      description={
        hasBefore
          ? "Compared with the version that was accepted last."
          : "Nothing of this connection was accepted before."
      }
    >
      <ChangeTable changes={changes} />
    </Card>
  );
}
