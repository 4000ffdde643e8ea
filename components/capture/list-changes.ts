import { applicableProperties } from "@/lib/shared/report-card/applicable-properties";
import { defaultAnswers } from "@/lib/shared/report-card/default-answers";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { isCredential } from "@/lib/shared/report-card/is-credential";
import type { ReportCardProperty } from "@/lib/shared/report-card/types";
import { type CaptureState, titleOf } from "./capture-state";
import type { RecordsTexts } from "./records-texts";

/** Longer than this, a value is only said to have changed: a certificate is no reading matter. */
const longestShown = 80;

/** What saving would change of the stored connection, one sentence each. Of a secret, only that it is replaced. */
export function listChanges(input: {
  readonly state: CaptureState;
  readonly texts: RecordsTexts;
}): readonly string[] {
  const { state, texts } = input;
  const { opened, values } = state;
  if (!opened?.stored) return [];
  const { card, policies, stored } = opened;
  const { steps } = card;
  const defaults = defaultAnswers({ steps, policies });
  const hidden = policies.filter(({ mode }) => mode === "hidden").map(({ property }) => property);
  const asked = applicableProperties({ steps, values, policies });
  const shown = asked.filter(({ name, system_provided }) => !system_provided && !hidden.includes(name));
  const sentences = shown.map((property) => {
    const { name, title } = property;
    const after = values[name] ?? "";
    if (!isCredential({ steps, name })) {
      return changeOf({ property, before: stored.values[name] ?? defaults[name] ?? "", after, texts });
    }
    const replaced = after !== "" || stored.drafted.includes(name);
    return replaced ? fillText(texts.changeSecret, { title }) : null;
  });
  const gone = Object.keys(stored.values).filter(
    (name) => !asked.some((property) => property.name === name) && stored.values[name] !== "",
  );
  const removed = gone
    .filter((name) => !hidden.includes(name) && titleOf(state, name) !== name)
    .map((name) => fillText(texts.changeRemoved, { title: titleOf(state, name) }));
  return [...sentences.filter((sentence) => sentence !== null), ...removed];
}

type Value = string | number | boolean;

/** The sentence for one answer that is no secret; null where it stays as it is. */
function changeOf(input: {
  readonly property: ReportCardProperty;
  readonly before: Value;
  readonly after: Value;
  readonly texts: RecordsTexts;
}): string | null {
  const { property, before, after, texts } = input;
  const { title } = property;
  if (before === after) return null;
  if (after === "") return fillText(texts.changeRemoved, { title });
  const [from, to] = [shownValue(property, before, texts), shownValue(property, after, texts)];
  if (to === null || from === null) return fillText(texts.changeLong, { title });
  return before === ""
    ? fillText(texts.changeAdded, { title, after: to })
    : fillText(texts.changeFromTo, { title, before: from, after: to });
}

/** As the form shows it; null where it is too long to read. */
function shownValue(property: ReportCardProperty, value: Value, texts: RecordsTexts): string | null {
  const known = property.choice_titles?.[String(value)];
  if (known !== undefined) return known;
  if (String(value) === "true") return texts.switchOn;
  if (String(value) === "false") return texts.switchOff;
  return String(value).length > longestShown || property.json_schema.format === "pem" ? null : String(value);
}
