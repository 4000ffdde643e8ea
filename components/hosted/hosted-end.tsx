import type { ReactNode } from "react";
import type { FrameTheme } from "@/lib/shared/capture/contract";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { Icon } from "../ui/icon";
import { HostedCard } from "./hosted-card";
import { endTexts, type HostedEndName, hostedTexts } from "./hosted-texts";

/** A page with nothing to fill in: what is the case, and what to do. */
export function HostedEnd(props: {
  readonly end: HostedEndName;
  /** Who sends new links; null where it has no name. */
  readonly askedBy: string | null;
  readonly theme: FrameTheme;
  /** Something to press. */
  readonly children?: ReactNode;
}) {
  const { end, askedBy, theme, children } = props;
  const { title, body, next } = endTexts[end];
  return (
    <HostedCard theme={theme} screen={end}>
      <div className="lk-end" role="alert">
        <Icon name={end === "finished" || end === "left" ? "check" : "info"} />
        <h1 className="lk-title">{title}</h1>
        <p className="lk-lead">{body}</p>
        {next === "ask" && <p className="lk-lead">{askText(askedBy)}</p>}
        {next === "close" && <p className="lk-lead">{hostedTexts.closeWindow}</p>}
        <div className="lk-row">{children}</div>
      </div>
    </HostedCard>
  );
}

function askText(askedBy: string | null): string {
  if (askedBy === null) return hostedTexts.askAnyone;
  return fillText(hostedTexts.askWorkspace, { workspace: askedBy });
}
