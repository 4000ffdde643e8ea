import type { Placement } from "@/lib/shared/paste/place-paste";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { Icon } from "../../ui/icon";
import { pasteTexts } from "./paste-texts";
import type { ReadPaste } from "./read-paste";

/** Longest value that is shown whole, in characters. */
const longestShown = 120;

/** Which answer goes to which field. Secrets are named and never shown. */
export function PastePreview({ read }: { readonly read: ReadPaste }) {
  const { placements, otherSystem, unused, fixed } = read;
  if (otherSystem !== null) return <p>{fillText(pasteTexts.otherSystem, { system: otherSystem })}</p>;
  return (
    <>
      <p className="lk-help">
        {placements.length === 0
          ? pasteTexts.nothing
          : fillText(pasteTexts.foundBody, { format: pasteTexts[`format_${read.format}`] })}
      </p>
      <dl className="lk-facts">
        {placements.map((one) => (
          <div key={one.property}>
            <dt>{one.title}</dt>
            <dd>
              <Value placement={one} />
            </dd>
          </div>
        ))}
      </dl>
      {unused.length > 0 && (
        <p className="lk-help">{fillText(pasteTexts.unused, { names: unused.join(", ") })}</p>
      )}
      {fixed.length > 0 && (
        <p className="lk-help">{fillText(pasteTexts.fixed, { names: fixed.join(", ") })}</p>
      )}
    </>
  );
}

function Value({ placement }: { readonly placement: Placement }) {
  const { shown, secret, replaces } = placement;
  const text = shown.length > longestShown ? `${shown.slice(0, longestShown)}…` : shown;
  return (
    <>
      {secret ? (
        <>
          <Icon name="lock" />
          <span aria-hidden="true"> •••••••• </span>
          <span className="lk-sr">{pasteTexts.hidden}</span>
        </>
      ) : (
        <bdi>{text}</bdi>
      )}
      {replaces && <span className="lk-help"> ({pasteTexts.replaces})</span>}
    </>
  );
}
