"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { CheckRunSnapshot, StartedCheck } from "@/lib/shared/capture/contract";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { followCheckRun } from "./follow-check-run";
import { TestList } from "./test-list";

const endings = {
  passed: "The check passed.",
  failed: "A test failed. What helps stands beside it.",
  inconclusive: "The destination could not be judged. Check again later.",
} as const;

/** A check as it goes: every test in order, its result as soon as it is there. */
export function LiveCheck(props: { readonly started: StartedCheck; readonly onClose: () => void }) {
  const { started, onClose } = props;
  const { seen, isLost } = useCheckRun(started);
  const results = new Map(seen?.results.map((result) => [result.id, result]));
  const outcome = seen?.state === "finished" ? (seen.outcome ?? null) : null;
  const isRunning = (id: string) => seen?.current === id && !results.has(id);
  return (
    <Card title="Check" actions={<Button onClick={onClose}>Close</Button>}>
      <div className="lk-stack">
        <p role="status">{outcome === null ? "The tests are at work." : endings[outcome]}</p>
        {isLost && (
          <Banner tone="warning" role="alert">
            <p>This page lost sight of the check. It goes on: reload to see how it ended.</p>
          </Banner>
        )}
        <TestList
          tests={started.plan.map(({ id, title }) => {
            return { id, title, result: results.get(id), isRunning: isRunning(id) };
          })}
        />
      </div>
    </Card>
  );
}

/** How a run stands, from its start to its end; then the page is shown anew. */
function useCheckRun({ connectionId, checkRunId }: StartedCheck) {
  const router = useRouter();
  const [seen, setSeen] = useState<CheckRunSnapshot | null>(null);
  const [isLost, setIsLost] = useState(false);
  const refresh = useRef(router.refresh);
  useEffect(() => {
    const stop = new AbortController();
    const url = `/admin/connections/${connectionId}/check-runs/${checkRunId}`;
    void followCheckRun({ url, signal: stop.signal, onSnapshot: setSeen }).then((isFinished) => {
      if (stop.signal.aborted) return;
      setIsLost(!isFinished);
      refresh.current();
    });
    return () => stop.abort();
  }, [connectionId, checkRunId]);
  return { seen, isLost };
}
