import { Receipt } from "./receipt";
import { recordsTextsOf } from "./records-texts";
import type { ScreenProps } from "./screen-props";

/** The receipt of the connection that is edited, to look at and to print again. */
export function StoredReceipt({ flow, state }: ScreenProps) {
  const receipt = state.opened?.stored?.receipt;
  if (!receipt) return null;
  return (
    <details className="lk-details">
      <summary>{recordsTextsOf(flow).receipt}</summary>
      <Receipt flow={flow} state={state} receipt={receipt} />
    </details>
  );
}
