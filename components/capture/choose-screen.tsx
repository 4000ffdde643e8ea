"use client";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { fillText } from "@/lib/shared/report-card/fill-text";
import type { DestinationCategory, DestinationTypeSummary } from "@/lib/shared/report-card/types";
import { Icon } from "../ui/icon";
import { TypeIcon } from "../ui/type-icon";
import { chooseType } from "./flow/choose-type";
import type { ScreenProps } from "./screen-props";

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
      <div className="lk-search">
        <Icon name="search" />
        <input
          className="lk-input"
          type="search"
          aria-label={texts.searchLabel}
          placeholder={texts.searchPlaceholder}
          autoComplete="off"
          spellCheck={false}
          value={search}
          data-stop=""
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {categories.length > 1 && (
        <fieldset className="lk-chips">
          <legend className="lk-sr">{texts.categories}</legend>
          {[null, ...categories].map((one) => (
            <button
              key={one ?? "all"}
              type="button"
              className="lk-chip"
              aria-pressed={category === one}
              onClick={() => setCategory(one)}
            >
              {one ? texts[`category_${one}`] : texts.categoryAll}
            </button>
          ))}
        </fieldset>
      )}
      <p className="lk-sr" role="status">
        {search === "" ? "" : fillText(texts.found, { count: found.length })}
      </p>
      {found.length === 0 && <p className="lk-empty">{texts.foundNone}</p>}
      <ul className="lk-types" aria-busy={state.busy}>
        {found.map((type) => (
          <li key={type.id}>
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
                <span className="lk-help">{texts[`category_${type.category}`]}</span>
              </span>
              <Icon name="chevron" />
            </button>
          </li>
        ))}
      </ul>
    </div>
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
