"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ReviewActions } from "@/lib/shared/review/review-actions";
import { ActionFailure } from "../../ui/action-failure";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { useAction } from "../../ui/use-action";
import { SendBackDialog } from "./send-back-dialog";

interface DecideProps {
  readonly id: string;
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  readonly actions: ReviewActions;
}

/** The decision: approve, or send back to one step. Whoever may not decide reads why. */
export function DecideCard({ refusal, ...props }: DecideProps & { readonly refusal: "role" | "own" | null }) {
  return refusal === null ? <Decide {...props} /> : <Refused refusal={refusal} />;
}

function Decide({ id, steps, actions }: DecideProps) {
  const router = useRouter();
  const approve = useAction(actions.approve);
  const [isSendingBack, setSendingBack] = useState(false);
  return (
    <Card title="Your decision" description="The connection is released only once it is approved.">
      <div className="lk-stack">
        {approve.failure && <ActionFailure error={approve.failure} />}
        <div className="lk-actions">
          <Button
            variant="primary"
            busy={approve.isBusy}
            onClick={() => void approve.run({ id }).then(() => router.refresh())}
          >
            Approve
          </Button>
          <Button onClick={() => setSendingBack(true)}>Send back</Button>
        </div>
      </div>
      <SendBackDialog
        id={id}
        steps={steps}
        open={isSendingBack}
        onClose={() => setSendingBack(false)}
        action={actions.sendBack}
        onDone={() => router.refresh()}
      />
    </Card>
  );
}

function Refused({ refusal }: { readonly refusal: "role" | "own" }) {
  return refusal === "own" ? (
    <Banner tone="info" title="Somebody else decides on this one">
      <p>You gave these credentials, or made the link they came by. Ask another owner or reviewer.</p>
    </Banner>
  ) : (
    <Banner tone="info" title="Waiting for a reviewer">
      <p>Owners and reviewers of this workspace decide.</p>
    </Banner>
  );
}
