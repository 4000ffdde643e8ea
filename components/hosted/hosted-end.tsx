import type { ReactNode } from "react";
import type { FrameTheme } from "@/lib/shared/capture/contract";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { Icon } from "../ui/icon";
import { HostedCard } from "./hosted-card";
import { endTexts, endTextsOf, type HostedEndName, hostedTextsOf, type PageTexts } from "./hosted-texts";

/** A page with nothing to fill in: what is the case, and what to do. */
export function HostedEnd(props: {
  readonly end: HostedEndName;
  /** Who sends new links; null where it has no name. */
  readonly askedBy: string | null;
  readonly theme: FrameTheme;
  readonly texts: PageTexts;
  /** Something to press. */
  readonly children?: ReactNode;
}) {
  const { end, askedBy, theme, texts, children } = props;
  const { title, body } = endTextsOf(texts, end);
  const { next } = endTexts[end];
  const hosted = hostedTextsOf(texts);
  return (
    <HostedCard theme={theme} texts={texts} screen={end}>
      <div className="lk-end" role="alert">
        <Icon name={end === "finished" || end === "handed" || end === "left" ? "check" : "info"} />
        <h1 className="lk-title">{title}</h1>
        <p className="lk-lead">{body}</p>
        {next === "ask" && (
          <p className="lk-lead">
            {askedBy === null ? hosted.askAnyone : fillText(hosted.askWorkspace, { workspace: askedBy })}
          </p>
        )}
        {next === "close" && <p className="lk-lead">{hosted.closeWindow}</p>}
        <div className="lk-row">{children}</div>
      </div>
    </HostedCard>
  );
}
