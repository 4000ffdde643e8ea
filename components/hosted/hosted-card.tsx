import type { ReactNode } from "react";
import type { FrameTheme } from "@/lib/shared/capture/contract";
import { schemeOf } from "../capture/scheme-of";
import { HostedPlace } from "./hosted-place";
import type { PageTexts } from "./hosted-texts";

/** A card in the frame's own look, for what the capture itself does not show. */
export function HostedCard(props: {
  readonly theme: FrameTheme;
  readonly texts: PageTexts;
  readonly screen: string;
  readonly children: ReactNode;
}) {
  const { theme, texts, screen, children } = props;
  return (
    <HostedPlace texts={texts}>
      <main className="lk" data-scheme={schemeOf(theme)} data-screen={screen}>
        {children}
      </main>
    </HostedPlace>
  );
}
