import { useEffect, useId, useRef } from "react";
import type { NewHandover } from "@/lib/shared/capture/handover";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { Button } from "../../ui/button";
import { CopyButton } from "../../ui/copy-button";
import { QrCode } from "../../ui/qr-code";
import type { CaptureFlow } from "../capture-flow";
import { showTime } from "../show-time";
import type { HandoverTexts } from "./handover-texts";

/** The link, shown once; for another device as a picture too, to be read by its camera. */
export function HandoverLink(props: {
  readonly flow: CaptureFlow;
  readonly texts: HandoverTexts;
  readonly made: NewHandover;
  readonly onClose: () => void;
}) {
  const { flow, texts, made } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const isForDevice = made.stepId === null;
  const time = showTime(made.expiresAt, flow.page.locale);
  return (
    <>
      <label className="lk-strong" htmlFor={id}>
        {isForDevice ? texts.openLink : texts.sendLink}
      </label>
      <input ref={input} id={id} className="lk-input" dir="ltr" readOnly value={made.url} />
      <p className="lk-help">{fillText(texts.once, { time })}</p>
      {isForDevice && <QrCode text={made.url} label={texts.qr} />}
      <div className="lk-row">
        <CopyButton text={made.url} label={texts.copyLink} texts={flow.texts} />
        <Button variant="quiet" onClick={props.onClose}>
          {texts.close}
        </Button>
      </div>
    </>
  );
}
