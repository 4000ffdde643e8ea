"use client";
import { useEffect, useState } from "react";
import type { ChainResult } from "@/lib/shared/audit/types";
import { breakWords } from "@/lib/shared/audit/words";
import type { ActionResult } from "@/lib/shared/capture/contract";
import { ActionFailure } from "../../ui/action-failure";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Icon } from "../../ui/icon";
import { useAction } from "../../ui/use-action";

/**
 * Whether the log is as it was written: every entry's hash is computed anew. A log that is soon read is looked at
 * when the page opens, a long one when somebody asks.
 */
export function ChainCheck(props: {
  readonly verifyChain: (input: unknown) => Promise<ActionResult<ChainResult>>;
  readonly startsByItself: boolean;
}) {
  const { result, failure, isBusy, verify } = useChain(props);
  return (
    <Card
      title="Is the log as it was written?"
      description="Each entry carries a hash of itself and of all before it. Who changes, adds or removes one breaks the chain."
      actions={
        <Button busy={isBusy} onClick={() => void verify()}>
          Verify now
        </Button>
      }
    >
      <div className="lk-stack lk-audit-verdict" role="status">
        {result === null && failure === null && (
          <p className="lk-muted">
            {isBusy ? "Reading every entry…" : "Not verified since this page was opened."}
          </p>
        )}
        {result?.isIntact && <Intact result={result} />}
        {result?.isIntact === false && <Broken result={result} />}
        {failure && <ActionFailure error={failure} />}
      </div>
    </Card>
  );
}

function useChain({ verifyChain, startsByItself }: Parameters<typeof ChainCheck>[0]) {
  const [result, setResult] = useState<ChainResult | null>(null);
  const [isStarting, setIsStarting] = useState(startsByItself);
  const { run, isBusy, failure } = useAction(verifyChain);
  async function verify() {
    const answer = await run({});
    setIsStarting(false);
    if (answer?.ok) setResult(answer.value);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    if (startsByItself) void verify();
  }, []);
  return { result, failure, isBusy: isBusy || isStarting, verify };
}

function Intact({ result }: { readonly result: ChainResult }) {
  return (
    <div>
      <p className="lk-row">
        <span className="lk-audit-intact">
          <Icon name="check" />
        </span>
        <span>
          <strong>Intact.</strong> {new Intl.NumberFormat("en").format(result.checked)} entries verified.
        </span>
      </p>
      {result.head.hash !== null && (
        <p className="lk-help">
          Last hash <code className="lk-audit-hash">{result.head.hash}</code>. Keep it elsewhere: it shows
          later whether entries were cut off.
        </p>
      )}
    </div>
  );
}

function Broken({ result }: { readonly result: ChainResult }) {
  return (
    <Banner tone="danger" role="alert" title="The log was tampered with">
      <p>{breakWords(result)}</p>
      <ol className="lk-audit-steps">
        <li>Change nothing. Make a copy of the database as it is now: it is the evidence.</li>
        <li>
          Export the log here, and compare it with the last copy you kept:{" "}
          <code>npm run audit -- verify audit.jsonl</code> tells which of them is whole.
        </li>
        <li>Find out who could write to the database without Latchkey, and change that access.</li>
        <li>
          Rotate what the missing entries may have hidden: API keys, and credentials that were released.
        </li>
      </ol>
    </Banner>
  );
}
