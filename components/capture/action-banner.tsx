import { fillText } from "@/lib/shared/report-card/fill-text";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import type { ScreenProps } from "./screen-props";

/** What went wrong with the last action, and the way to repeat it. Everything entered stays as it is. */
export function ActionBanner({ flow, state }: ScreenProps) {
  const { banner, screen } = state;
  if (!banner || screen === "ended") return null;
  const again = flow.lastAttempt.current;
  return (
    <Banner tone="danger" role="alert">
      <p>{banner.message}</p>
      {banner.requestId && (
        <p className="lk-help">{fillText(flow.texts.requestId, { id: banner.requestId })}</p>
      )}
      <div className="lk-row">
        {again && <Button onClick={() => void again()}>{flow.texts.tryAgain}</Button>}
        <Button variant="quiet" onClick={() => flow.store.dispatch({ type: "banner_dismissed" })}>
          {flow.texts.dismiss}
        </Button>
      </div>
    </Banner>
  );
}
