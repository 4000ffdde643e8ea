"use client";
import { type KeyboardEvent, useState } from "react";
import { findTypes } from "@/lib/shared/destination-type/find-types";
import { fillText } from "@/lib/shared/report-card/fill-text";
import type { DestinationCategory, DestinationTypeSummary } from "@/lib/shared/report-card/types";
import { Icon } from "../ui/icon";
import { TypeIcon } from "../ui/type-icon";
import { chooseType } from "./flow/choose-type";
import { NotListed } from "./not-listed";
import type { ScreenProps } from "./screen-props";
import { listId, optionId, SearchBox } from "./search-box";
import type { CaptureTexts } from "./texts";

/** Picks the destination type: a search with its list as a combobox, and categories. */
export function ChooseScreen({ flow, state }: ScreenProps) {
  const { texts, page } = flow;
  const [search, setSearch] = useState("");
  const [category, setCategory] = useState<DestinationCategory | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const categories = [...new Set(page.destinationTypes.map((type) => type.category))];
  const found = findTypes({ types: page.destinationTypes, search, category, recent: state.recentTypes });
  // Who has typed something and presses Enter means the best one.
  const active = found.find(({ id }) => id === picked) ?? (search === "" ? undefined : found[0]);
  const choose = (type: string) => !state.busy && void chooseType({ flow, type });
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && active) choose(active.id);
    else if (!moveTo(event, found, active, setPicked)) return;
    event.preventDefault();
  }
  const typed = (text: string) => {
    setSearch(text);
    setPicked(null);
  };
  return (
    <div>
      <SearchBox
        flow={flow}
        value={search}
        active={active}
        expanded={found.length > 0}
        onChange={typed}
        onKeyDown={onKeyDown}
      />
      {categories.length > 1 && (
        <CategoryChips texts={texts} categories={categories} chosen={category} onChoose={setCategory} />
      )}
      <p className="lk-sr" role="status">
        {search === "" ? "" : fillText(texts.found, { count: found.length })}
      </p>
      {found.length === 0 && <p className="lk-empty">{texts.foundNone}</p>}
      <TypeList flow={flow} state={state} found={found} active={active} onChoose={choose} />
      <NotListed flow={flow} search={search} />
    </div>
  );
}

/** Moves the mark in the list by a key. @returns false for any other key */
function moveTo(
  event: KeyboardEvent,
  found: readonly DestinationTypeSummary[],
  active: DestinationTypeSummary | undefined,
  onMove: (id: string) => void,
): boolean {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || found.length === 0) return false;
  const at = active === undefined ? (step === 1 ? -1 : 0) : found.indexOf(active);
  const next = found.at((at + step + found.length) % found.length);
  if (next === undefined) return false;
  onMove(next.id);
  document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
  return true;
}

/** One category at a time; null stands for all of them. */
function CategoryChips(props: {
  readonly texts: CaptureTexts;
  readonly categories: readonly DestinationCategory[];
  readonly chosen: DestinationCategory | null;
  readonly onChoose: (category: DestinationCategory | null) => void;
}) {
  const { texts } = props;
  return (
    <fieldset className="lk-chips">
      <legend className="lk-sr">{texts.categories}</legend>
      {[null, ...props.categories].map((one) => (
        <button
          key={one ?? "all"}
          type="button"
          className="lk-chip"
          aria-pressed={props.chosen === one}
          onClick={() => props.onChoose(one)}
        >
          {one ? texts[`category_${one}`] : texts.categoryAll}
        </button>
      ))}
    </fieldset>
  );
}

function TypeList(
  props: ScreenProps & {
    readonly found: readonly DestinationTypeSummary[];
    readonly active: DestinationTypeSummary | undefined;
    readonly onChoose: (type: string) => void;
  },
) {
  const { flow, state } = props;
  const { texts } = flow;
  return (
    <div
      className="lk-types"
      role="listbox"
      id={listId}
      aria-label={texts.titleChoose}
      aria-busy={state.busy}
    >
      {props.found.map((type) => (
        <TypeEntry
          key={type.id}
          texts={texts}
          type={type}
          active={type === props.active}
          recent={state.recentTypes.includes(type.id)}
          onChoose={props.onChoose}
        />
      ))}
    </div>
  );
}

function TypeEntry(props: {
  readonly texts: CaptureTexts;
  readonly type: DestinationTypeSummary;
  readonly active: boolean;
  readonly recent: boolean;
  readonly onChoose: (type: string) => void;
}) {
  const { texts, type, active, recent, onChoose } = props;
  const category = texts[`category_${type.category}`];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search box has the focus and takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: as in every combobox, the search box keeps the focus
    <div
      id={optionId(type)}
      className={active ? "lk-type lk-type-active" : "lk-type"}
      role="option"
      aria-selected={active}
      onClick={() => onChoose(type.id)}
    >
      <TypeIcon path={type.iconPath} />
      <span className="lk-type-name">
        <span className="lk-strong">{type.title}</span>
        <span className="lk-help">{recent ? fillText(texts.usedRecently, { category }) : category}</span>
      </span>
      <Icon name="chevron" />
    </div>
  );
}
