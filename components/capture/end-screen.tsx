import { fillText } from "@/lib/shared/report-card/fill-text";
import { Button } from "../ui/button";
import { Icon, type IconName } from "../ui/icon";
import { Spinner } from "../ui/spinner";
import { leave } from "./flow/leave";
import type { ScreenProps } from "./screen-props";
import { ScreenTitle } from "./screen-title";

/** Opening, expired, refused, closed: one sentence and one way on. */
export function EndScreen({ flow, state }: ScreenProps) {
  const { texts } = flow;
  if (state.screen === "connecting") {
    return <Opening text={texts.connecting} />;
  }
  const { title, body, icon } = messageOf({ flow, state });
  return (
    <div className="lk-end" role="alert">
      <Icon name={icon} />
      <ScreenTitle flow={flow} screen={state.screen}>
        {title}
      </ScreenTitle>
      <p className="lk-lead">{body}</p>
      {state.screen === "ended" && state.banner?.requestId && (
        <p className="lk-help">{fillText(texts.requestId, { id: state.banner.requestId })}</p>
      )}
      {state.screen !== "closed" && (
        <div className="lk-row">
          {state.screen === "expired" && (
            <Button variant="primary" onClick={() => flow.host.current?.sendTokenNeeded("expired")}>
              {texts.tryAgain}
            </Button>
          )}
          <Button onClick={() => void leave({ flow })}>{texts.close}</Button>
        </div>
      )}
    </div>
  );
}

/** Something is about to be here. */
export function Opening({ text }: { readonly text: string }) {
  return (
    <p className="lk-opening" role="status">
      <Spinner /> {text}
    </p>
  );
}

function messageOf({ flow, state }: ScreenProps): { title: string; body: string; icon: IconName } {
  const { texts } = flow;
  if (state.screen === "expired") return { title: texts.expiredTitle, body: texts.expiredBody, icon: "lock" };
  if (state.screen === "closed") return { title: texts.closedTitle, body: texts.closedBody, icon: "check" };
  if (state.banner?.code === "no_token") {
    return { title: texts.notConnectedTitle, body: texts.notConnectedBody, icon: "warning" };
  }
  return { title: texts.endedTitle, body: state.banner?.message ?? "", icon: "warning" };
}
