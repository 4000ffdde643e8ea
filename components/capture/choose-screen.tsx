"use client";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { fillText } from "@/lib/shared/report-card/fill-text";
import type { DestinationCategory, DestinationTypeSummary } from "@/lib/shared/report-card/types";
import { Icon } from "../ui/icon";
import { TypeIcon } from "../ui/type-icon";
import { chooseType } from "./flow/choose-type";
import type { ScreenProps } from "./screen-props";
import type { CaptureTexts } from "./texts";

/** Picks the destination type: search, categories, and a list to walk with the arrow keys. */
export function ChooseScreen({ flow, state }: ScreenProps) {
  const { texts, page } = flow;
  const [search, setSearch] = useState("");
  const [category, setCategory] = useState<DestinationCategory | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (flow.shownScreen.current === "choose") return;
    flow.shownScreen.current = "choose";
    list.current?.querySelector("input")?.focus();
  }, [flow]);
  const categories = [...new Set(page.destinationTypes.map((type) => type.category))];
  const found = page.destinationTypes.filter((type) => matches(type, search, category));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the controls inside
    <div ref={list} onKeyDown={(event) => moveFocus(event, list.current)}>
      <SearchBox texts={texts} value={search} onChange={setSearch} />
      {categories.length > 1 && (
        <CategoryChips texts={texts} categories={categories} chosen={category} onChoose={setCategory} />
      )}
      <p className="lk-sr" role="status">
        {search === "" ? "" : fillText(texts.found, { count: found.length })}
      </p>
      {found.length === 0 && <p className="lk-empty">{texts.foundNone}</p>}
      <ul className="lk-types" aria-busy={state.busy}>
        {found.map((type) => (
          <TypeEntry key={type.id} flow={flow} state={state} type={type} />
        ))}
      </ul>
    </div>
  );
}

function SearchBox(props: {
  readonly texts: CaptureTexts;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { texts } = props;
  return (
    <div className="lk-search">
      <Icon name="search" />
      <input
        className="lk-input"
        type="search"
        aria-label={texts.searchLabel}
        placeholder={texts.searchPlaceholder}
        autoComplete="off"
        spellCheck={false}
        value={props.value}
        data-stop=""
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
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

function TypeEntry({ flow, state, type }: ScreenProps & { readonly type: DestinationTypeSummary }) {
  return (
    <li>
      <button
        type="button"
        className="lk-type"
        data-stop=""
        aria-disabled={state.busy || undefined}
        onClick={() => !state.busy && void chooseType({ flow, type: type.id })}
      >
        <TypeIcon path={type.iconPath} />
        <span className="lk-type-name">
          <span className="lk-strong">{type.title}</span>
          <span className="lk-help">{flow.texts[`category_${type.category}`]}</span>
        </span>
        <Icon name="chevron" />
      </button>
    </li>
  );
}

function matches(
  type: DestinationTypeSummary,
  search: string,
  category: DestinationCategory | null,
): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return (
    (category === null || type.category === category) &&
    (plain(type.title).includes(plain(search)) || plain(type.id).includes(plain(search)))
  );
}

function moveFocus(event: KeyboardEvent, list: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !list) return;
  const stops = [...list.querySelectorAll<HTMLElement>("[data-stop]")];
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
