"use client";
import { useEffect, useState } from "react";
import type { DraftProblem, JudgedDraft, TypeActions } from "@/lib/shared/destination-type/type-actions";
import { useActionGuard } from "../../ui/action-guard";
import { unreachable } from "../../ui/unreachable";

/** How long typing has to pause before the draft is judged, in ms. */
const pauseMs = 500;

interface Judgement extends JudgedDraft {
  readonly isJudging: boolean;
}

/** Judges a draft whenever typing pauses. The last form that worked stays while the next one does not. */
export function useJudgedDraft(input: {
  readonly text: string;
  readonly judge: TypeActions["judge"];
}): Judgement {
  const { text, judge } = input;
  const guard = useActionGuard();
  const [judged, setJudged] = useState<Judgement>({ preview: null, problems: [], isJudging: true });
  useEffect(() => {
    const leaving = new AbortController();
    const show = (next: JudgedDraft) => {
      if (leaving.signal.aborted) return;
      setJudged((last) => ({ ...next, preview: next.preview ?? last.preview, isJudging: false }));
    };
    setJudged((last) => ({ ...last, isJudging: true }));
    const timer = setTimeout(async () => {
      const broken = syntaxProblem(text);
      if (broken !== null) return show({ preview: null, problems: [broken] });
      const answer = await guard(() => judge({ text }).catch(unreachable));
      show(answer.ok ? answer.value : { preview: null, problems: [problemOf(answer.error.message)] });
    }, pauseMs);
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [text, judge, guard]);
  return judged;
}

function problemOf(message: string): DraftProblem {
  return { path: "", message };
}

/** Where the text is no JSON, in the browser's own words. */
function syntaxProblem(text: string): DraftProblem | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return problemOf(`This is not JSON yet. ${error instanceof Error ? error.message : ""}`.trim());
  }
}
