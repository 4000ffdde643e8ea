import { listChanges } from "./list-changes";
import { recordsTextsOf } from "./records-texts";
import type { ScreenProps } from "./screen-props";

/** What saving changes of a stored connection, before it is saved. */
export function ChangeList({ flow, state }: ScreenProps) {
  const texts = recordsTextsOf(flow);
  if (!state.opened?.stored) return null;
  const changes = listChanges({ state, texts });
  if (changes.length === 0) return <p className="lk-help">{texts.changesNone}</p>;
  return (
    <div className="lk-receipt lk-changes">
      <p className="lk-strong">{texts.changesTitle}</p>
      <ul>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </div>
  );
}
