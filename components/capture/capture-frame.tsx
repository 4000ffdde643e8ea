"use client";
import type { CaptureActions, FramePage } from "@/lib/shared/capture/contract";
import { ActionBanner } from "./action-banner";
import type { CaptureFlow } from "./capture-flow";
import type { CaptureState } from "./capture-state";
import { CheckScreen } from "./check-screen";
import { ChooseScreen } from "./choose-screen";
import { DoneScreen } from "./done-screen";
import { EndScreen } from "./end-screen";
import { FormScreen } from "./form-screen";
import { FrameHeader } from "./frame-header";
import { LeaveQuestion } from "./leave-question";
import { schemeOf } from "./theme-css";
import { useCapture } from "./use-capture";

/** The whole capture: choose, fill in, test, done. Renders on the server, and is typable as it arrives. */
export function CaptureFrame(props: {
  readonly page: FramePage;
  readonly actions: CaptureActions;
  /** Path of a check run's stream, less its id: `/embed/ls_…/check-runs/`. */
  readonly checkRunPath: string;
  /** Where the reason of an early end is recorded. @default `/embed/<session>/exit` */
  readonly exitPath?: string;
}) {
  const { page, actions } = props;
  const exit = props.exitPath ?? `/embed/${page.sessionId}/exit`;
  const { flow, state } = useCapture({ page, actions, paths: { checkRuns: props.checkRunPath, exit } });
  return (
    <main className="lk" data-scheme={schemeOf(page.theme)} data-screen={state.screen}>
      <FrameHeader flow={flow} state={state} />
      {state.leaving && <LeaveQuestion flow={flow} />}
      <ActionBanner flow={flow} state={state} />
      <div className="lk-body">
        <Screen flow={flow} state={state} />
      </div>
    </main>
  );
}

function Screen({ flow, state }: { readonly flow: CaptureFlow; readonly state: CaptureState }) {
  switch (state.screen) {
    case "choose":
      return <ChooseScreen flow={flow} state={state} />;
    case "form":
      return <FormScreen flow={flow} state={state} />;
    case "checks":
      return <CheckScreen flow={flow} state={state} />;
    case "done":
      return <DoneScreen flow={flow} state={state} />;
    default:
      return <EndScreen flow={flow} state={state} />;
  }
}
