import type { ReactNode } from "react";
import type { FrameTheme } from "@/lib/shared/capture/contract";
import { schemeOf } from "../capture/scheme-of";
import { HostedPlace } from "./hosted-place";

/** A card in the frame's own look, for what the capture itself does not show. */
export function HostedCard(props: {
  readonly theme: FrameTheme;
  readonly screen: string;
  readonly children: ReactNode;
}) {
  const { theme, screen, children } = props;
  return (
    <HostedPlace>
      <main className="lk" data-scheme={schemeOf(theme)} data-screen={screen}>
        {children}
      </main>
    </HostedPlace>
  );
}
