import type { ReactNode } from "react";
import { Icon } from "../ui/icon";
import { hostedTexts } from "./hosted-texts";

/** What a page of its own puts around the capture: room, and who vouches for it. */
export function HostedPlace({ children }: { readonly children: ReactNode }) {
  return (
    <div className="lkh">
      {children}
      <footer className="lkh-foot">
        <Icon name="lock" />
        {hostedTexts.footer}
      </footer>
    </div>
  );
}
