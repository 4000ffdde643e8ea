"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { TypeActions } from "@/lib/shared/destination-type/type-actions";
import { ActionFailure } from "../../ui/action-failure";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { useAction } from "../../ui/use-action";
import { DraftPreview } from "./draft-preview";
import { ProblemList } from "./problem-list";
import { useJudgedDraft } from "./use-judged-draft";

/** A type of the workspace's own as JSON, with what is wrong at its place and the form it makes. */
export function TypeEditor(props: {
  /** What the editor opens with. */
  readonly source: string;
  /** The type whose next version is written; null for a new one. */
  readonly type: string | null;
  readonly actions: Pick<TypeActions, "judge" | "save">;
}) {
  const { source, type, actions } = props;
  const router = useRouter();
  const [text, setText] = useState(source);
  const { run, isBusy, failure } = useAction(actions.save);
  const judged = useJudgedDraft({ text, judge: actions.judge });
  async function save() {
    const saved = await run({ text, type });
    if (saved?.ok) router.push(`/admin/destination-types/${saved.value.type}`);
  }
  return (
    <div className="lk-type-split">
      <Card title="Type" description="Report card and check, as JSON.">
        <div className="lk-stack">
          <Source text={text} onChange={setText} isWrong={judged.problems.length > 0} />
          <ProblemList problems={judged.problems} isJudging={judged.isJudging} />
          {failure && <ActionFailure error={failure} />}
          <div className="lk-actions">
            <Button
              variant="primary"
              busy={isBusy}
              disabled={judged.problems.length > 0}
              onClick={() => void save()}
            >
              {type === null ? "Register" : "Save as next version"}
            </Button>
          </div>
        </div>
      </Card>
      <Card flush title="Preview" description="The form it makes. Nothing can be sent from here.">
        <DraftPreview content={judged.preview} />
      </Card>
    </div>
  );
}

function Source(props: {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly isWrong: boolean;
}) {
  return (
    <textarea
      className="lk-input lk-type-source"
      aria-label="Type as JSON"
      aria-describedby="lk-problems"
      aria-invalid={props.isWrong || undefined}
      spellCheck={false}
      autoComplete="off"
      value={props.text}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
