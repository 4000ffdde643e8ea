"use client";
import type { ReactNode } from "react";
import type { CaptureActions, FramePage } from "@/lib/shared/capture/contract";
import { ActionBanner } from "./action-banner";
import { ChooseScreen } from "./choose-screen";
import { EndScreen, Opening } from "./end-screen";
import { FixHere } from "./fix-here";
import { FormScreen } from "./form-screen";
import { FrameHeader } from "./frame-header";
import { LeaveQuestion } from "./leave-question";
import { usePart } from "./parts/use-part";
import { schemeOf } from "./scheme-of";
import type { ScreenProps } from "./screen-props";
import { useCapture } from "./use-capture";

/** The whole capture in a host's page: choose, fill in, test, done. Renders on the server, and is typable as it arrives. */
export function CaptureFrame(props: {
  readonly page: FramePage;
  readonly actions: CaptureActions;
  /** Path of a check run's stream, less its id: `/embed/ls_…/check-runs/`. */
  readonly checkRunPath: string;
}) {
  const { page, actions, checkRunPath } = props;
  const paths = { checkRuns: checkRunPath, exit: `/embed/${page.sessionId}/exit` };
  return <CaptureView {...useCapture({ page, actions, paths })} />;
}

interface ViewProps extends ScreenProps {
  /** Stands under the receipt in the place of "Done", where no host page takes over. */
  readonly wayBack?: ReactNode;
}

/**
 * What the user sees of a capture: its header, its messages and the present screen. In this file because the
 * hosted page loads it: what only one of the two loads becomes a file of its own, and the frame pays for it.
 */
export function CaptureView(props: ViewProps) {
  const { flow, state } = props;
  return (
    <main
      className="lk"
      data-scheme={schemeOf(flow.page.theme)}
      data-screen={state.screen}
      data-step={state.stepId}
    >
      <FrameHeader flow={flow} state={state} />
      {state.leaving && <LeaveQuestion flow={flow} />}
      <ActionBanner flow={flow} state={state} />
      <div className="lk-body">
        <Screen {...props} />
      </div>
    </main>
  );
}

function Screen({ flow, state, wayBack }: ViewProps) {
  switch (state.screen) {
    case "choose":
      return <ChooseScreen flow={flow} state={state} />;
    case "form":
      return <FormScreen flow={flow} state={state} />;
    case "checks":
      return <Checks flow={flow} state={state} />;
    case "done":
      return <Done flow={flow} state={state} wayBack={wayBack} />;
    default:
      return <EndScreen flow={flow} state={state} />;
  }
}

function Done(props: ViewProps) {
  const records = usePart("records");
  return records ? <records.DoneScreen {...props} /> : <Opening text={props.flow.texts.checksFinishing} />;
}

function Checks(props: ScreenProps) {
  const checks = usePart("checks");
  // For when all tests have passed.
  usePart("records");
  return checks ? (
    <checks.CheckScreen {...props} FixHere={FixHere} />
  ) : (
    <Opening text={props.flow.texts.working} />
  );
}
