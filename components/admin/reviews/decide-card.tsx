"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ActionError } from "@/lib/shared/capture/contract";
import type { ReviewActions } from "@/lib/shared/review/review-actions";
import { ActionFailure } from "../../ui/action-failure";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { SendBackDialog } from "./send-back-dialog";

/** The decision: approve, or send back to one step. Whoever may not decide reads why. */
export function DecideCard(props: {
  readonly id: string;
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  readonly refusal: "role" | "own" | null;
  readonly actions: ReviewActions;
}) {
  const { id, steps, refusal, actions } = props;
  const router = useRouter();
  const [failure, setFailure] = useState<ActionError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isSendingBack, setSendingBack] = useState(false);
  async function approve() {
    setBusy(true);
    const result = await actions.approve({ id });
    setBusy(false);
    setFailure(result.ok ? null : result.error);
    router.refresh();
  }
  if (refusal !== null) return <Refused refusal={refusal} />;
  return (
    <Card title="Your decision" description="The connection is released only once it is approved.">
      <div className="lk-stack">
        {failure && <ActionFailure error={failure} />}
        <div className="lk-actions">
          <Button variant="primary" busy={isBusy} onClick={() => void approve()}>
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
        onDone={() => {
          setSendingBack(false);
          router.refresh();
        }}
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
