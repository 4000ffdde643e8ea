"use client";
import type { ReactNode } from "react";
import { ActionBanner } from "./action-banner";
import { CheckScreen } from "./check-screen";
import { ChooseScreen } from "./choose-screen";
import { DoneScreen } from "./done-screen";
import { EndScreen } from "./end-screen";
import { FormScreen } from "./form-screen";
import { FrameHeader } from "./frame-header";
import { LeaveQuestion } from "./leave-question";
import type { ScreenProps } from "./screen-props";
import { schemeOf } from "./theme-css";

interface ViewProps extends ScreenProps {
  /** Stands under the receipt in the place of "Done", where no host page takes over. */
  readonly wayBack?: ReactNode;
}

/** What the user sees of a capture: its header, its messages and the present screen. */
export function CaptureView(props: ViewProps) {
  const { flow, state } = props;
  return (
    <main className="lk" data-scheme={schemeOf(flow.page.theme)} data-screen={state.screen}>
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
      return <CheckScreen flow={flow} state={state} />;
    case "done":
      return <DoneScreen flow={flow} state={state} wayBack={wayBack} />;
    default:
      return <EndScreen flow={flow} state={state} />;
  }
}
