import { Banner } from "../../ui/banner";
import { RelativeTime } from "../../ui/relative-time";

/** What became of a review. */
export function DecisionBanner(props: {
  readonly state: "approved" | "sent_back" | "superseded" | "pending";
  readonly by: string;
  readonly decidedAt: string | null;
  /** Title of the step it was sent back to. */
  readonly step: string | null;
  readonly comment: string | null;
}) {
  const { state, by, decidedAt, step, comment } = props;
  if (state === "superseded") {
    return (
      <Banner tone="info" title="Overtaken by a newer change">
        <p>Look at the newest review of this connection.</p>
      </Banner>
    );
  }
  return (
    <Banner
      tone={state === "approved" ? "info" : "warning"}
      title={state === "approved" ? `Approved by ${by}` : `Sent back by ${by} to “${step ?? ""}”`}
    >
      {comment && <p>{comment}</p>}
      {decidedAt && (
        <p className="lk-help">
          <RelativeTime at={decidedAt} />
        </p>
      )}
    </Banner>
  );
}
