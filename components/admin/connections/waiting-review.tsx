import Link from "next/link";
import { Banner } from "../../ui/banner";
import { Time } from "../time";

/** Says that a reviewer is waited for, and what counts meanwhile. */
export function WaitingReview(props: {
  readonly review: { readonly id: string; readonly requestedAt: string; readonly isChange: boolean } | null;
}) {
  const { review } = props;
  if (review === null) return null;
  const { id, requestedAt, isChange } = review;
  return (
    <Banner
      tone="info"
      title={isChange ? "A change waits for a reviewer" : "This connection waits for a reviewer"}
    >
      <p>
        {isChange
          ? "What is in use goes on until it is approved. "
          : "Its credentials are released once it is approved. "}
        Asked for <Time at={requestedAt} />. <Link href={`/admin/reviews/${id}`}>Open the review</Link>
      </p>
    </Banner>
  );
}
