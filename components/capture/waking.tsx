import { useEffect, useState } from "react";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { Button } from "../ui/button";
import { checksTextsOf } from "./checks-texts";
import { stopChecks } from "./flow/stop-checks";
import type { ScreenProps } from "./screen-props";

/** Under a test whose destination sleeps: for how long it has been waited for, and the way to wait no longer. */
export function Waking({ flow, since }: Pick<ScreenProps, "flow"> & { readonly since: string }) {
  const texts = checksTextsOf(flow);
  const [now, setNow] = useState(Date.now);
  const [stopping, setStopping] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const stop = async () => {
    setStopping(true);
    await stopChecks({ flow });
    setStopping(false);
  };
  return (
    <div className="lk-advice">
      {/* Read out once: the heading says that it waits. */}
      <p className="lk-check-message" aria-live="off">
        {fillText(texts.wakingFor, { time: clock(now - Date.parse(since)) })}
      </p>
      <Button busy={stopping} onClick={() => void stop()}>
        {texts.stopWaiting}
      </Button>
    </div>
  );
}

/** Minutes and seconds, as `1:05`. Clocks of server and browser may differ: never less than nothing. */
function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
