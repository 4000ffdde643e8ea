import { useState } from "react";
import { Button } from "../ui/button";
import type { CaptureFlow } from "./capture-flow";
import { usePart } from "./parts/use-part";

/** Below the list: tells the host which destination somebody misses. */
export function NotListed({ flow, search }: { readonly flow: CaptureFlow; readonly search: string }) {
  const [isOpen, setOpen] = useState(false);
  const missing = usePart("missing", isOpen);
  if (missing) return <missing.MissingForm flow={flow} search={search} />;
  return (
    <Button variant="quiet" busy={isOpen} onClick={() => setOpen(true)}>
      {flow.texts.notListed}
    </Button>
  );
}
