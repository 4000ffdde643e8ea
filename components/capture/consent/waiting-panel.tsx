"use client";
import { useEffect, useRef } from "react";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { Button } from "../../ui/button";
import { Spinner } from "../../ui/spinner";
import type { ConsentView } from "./consent-runner";
import type { ConsentTexts } from "./consent-texts";

/** While the person is at the provider. The link is always there: no browser tells for sure whether a window stands. */
export function WaitingPanel(props: {
  readonly texts: ConsentTexts;
  readonly provider: string;
  readonly view: ConsentView;
  readonly onOpened: () => void;
  readonly onCancel: () => void;
}) {
  const { texts, provider, view } = props;
  const panel = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: the focus goes on here.
  useEffect(() => {
    if (document.hasFocus()) panel.current?.focus();
  }, []);
  const body = { blocked: texts.blockedBody, closed: texts.closedBody };
  return (
    <div className="lk-consent" ref={panel} tabIndex={-1}>
      <div role="status">
        <p className="lk-strong lk-row">
          <Spinner />
          {fillText(texts.waitingTitle, { provider })}
        </p>
        <p>{view.hint === null ? texts.waitingBody : body[view.hint]}</p>
      </div>
      <div className="lk-row">
        <OpenAgain texts={texts} view={view} onOpened={props.onOpened} />
        <Button variant="quiet" onClick={props.onCancel}>
          {texts.cancel}
        </Button>
      </div>
    </div>
  );
}

/** A link and no script: no pop-up blocker stops it. */
function OpenAgain(props: {
  readonly texts: ConsentTexts;
  readonly view: ConsentView;
  readonly onOpened: () => void;
}) {
  const { texts, view, onOpened } = props;
  if (view.startPath === null) return null;
  return (
    <a
      className={`lk-button lk-button-${view.hint === null ? "plain" : "primary"}`}
      href={view.startPath}
      target="_blank"
      rel="noopener noreferrer"
      onClick={onOpened}
    >
      {texts.openAgain}
      <span className="lk-sr"> ({texts.opensNew})</span>
    </a>
  );
}
