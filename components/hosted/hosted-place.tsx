import type { ReactNode } from "react";
import { Icon } from "../ui/icon";
import { hostedTextsOf, type PageTexts } from "./hosted-texts";

/** What a page of its own puts around the capture: room, and who vouches for it. */
export function HostedPlace({
  texts,
  children,
}: {
  readonly texts: PageTexts;
  readonly children: ReactNode;
}) {
  return (
    <div className="lkh">
      {children}
      <footer className="lkh-foot">
        <Icon name="lock" />
        {hostedTextsOf(texts).footer}
      </footer>
    </div>
  );
}
