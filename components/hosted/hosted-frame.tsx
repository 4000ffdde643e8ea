"use client";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { ActionBanner } from "../capture/action-banner";
import { CaptureView } from "../capture/capture-frame";
import { leave } from "../capture/flow/leave";
import type { ScreenProps } from "../capture/screen-props";
import { Button } from "../ui/button";
import { Spinner } from "../ui/spinner";
import { endOf } from "./end-of";
import { HostedCard } from "./hosted-card";
import { HostedEnd } from "./hosted-end";
import { HostedPlace } from "./hosted-place";
import { hostedTextsOf, type PageTexts } from "./hosted-texts";
import { returnAddress } from "./return-address";
import { StartScreen } from "./start-screen";
import { type HostedInput, useHosted } from "./use-hosted";

/** The whole capture as a page of its own, from "Start" to the way back. */
export function HostedFrame(props: HostedInput) {
  const { hosted } = props;
  const { flow, state, held, returnUrl, start } = useHosted(props);
  const screen = { flow, state };
  const end = endOf({ state, status: hosted.status, held });
  if (end !== null) {
    return (
      <HostedEnd end={end} askedBy={hosted.askedBy} theme={hosted.page.theme} texts={flow.page.texts}>
        <NextStep {...screen} returnUrl={returnUrl} />
      </HostedEnd>
    );
  }
  if (state.recipientName !== null) {
    return (
      <HostedPlace texts={flow.page.texts}>
        <CaptureView {...screen} wayBack={<WayBack {...screen} returnUrl={returnUrl} />} />
      </HostedPlace>
    );
  }
  if (hosted.status === "open" || held === "key") return <Opening {...screen} />;
  return <StartScreen {...screen} hosted={hosted} onStart={start} />;
}

interface ReturnProps extends ScreenProps {
  readonly returnUrl: string | null;
}

/** The host's address as a link: a person sees where it leads, and goes there after reading. */
function WayBack({ flow, state, returnUrl }: ReturnProps) {
  const { completed } = state;
  if (returnUrl === null || completed === null) {
    return <p className="lk-lead lkh-last">{hostedTextsOf(flow.page.texts).closeWindow}</p>;
  }
  const href = returnAddress({
    returnUrl,
    sessionId: flow.page.sessionId,
    outcome: {
      latchkey_status: "success",
      connection_id: completed.connectionId,
      event_id: completed.eventId,
      ...(completed.pending ? { review: "pending" } : {}),
    },
  });
  return (
    <a className="lk-button lk-button-primary lk-wide" href={href}>
      {returnText(returnUrl, flow.page.texts)}
    </a>
  );
}

/** What can be done after an end: go back to the host, or into the form again. */
function NextStep({ flow, state, returnUrl }: ReturnProps) {
  if (returnUrl !== null && state.screen !== "closed") {
    return <Button onClick={() => void leave({ flow })}>{returnText(returnUrl, flow.page.texts)}</Button>;
  }
  const wentAway = state.screen === "closed" && state.completed === null;
  if (!wentAway) return null;
  return <Button onClick={() => window.location.reload()}>{hostedTextsOf(flow.page.texts).goOn}</Button>;
}

function returnText(returnUrl: string, texts: PageTexts): string {
  return fillText(hostedTextsOf(texts).returnTo, { host: new URL(returnUrl).host });
}

function Opening({ flow, state }: ScreenProps) {
  const texts = hostedTextsOf(flow.page.texts);
  return (
    <HostedCard theme={flow.page.theme} texts={flow.page.texts} screen="opening">
      <h1 className="lk-sr">{texts.startTitleAny}</h1>
      <ActionBanner flow={flow} state={state} />
      {state.banner === null && (
        <p className="lk-opening" role="status">
          <Spinner /> {texts.opening}
        </p>
      )}
      <noscript>
        <p>{texts.noScript}</p>
      </noscript>
    </HostedCard>
  );
}
