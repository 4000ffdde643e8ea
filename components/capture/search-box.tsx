import { type KeyboardEvent, useEffect, useRef } from "react";
import type { DestinationTypeSummary } from "@/lib/shared/report-card/types";
import { Icon } from "../ui/icon";
import type { CaptureFlow } from "./capture-flow";

/** Id of the list that a search box fills. */
export const listId = "lk-types";

/** Id of one entry of the list. */
export const optionId = (type: DestinationTypeSummary) => `lk-type-${type.id}`;

/** Has the focus while the list is walked through. */
export function SearchBox(props: {
  readonly flow: CaptureFlow;
  readonly value: string;
  readonly active: DestinationTypeSummary | undefined;
  readonly expanded: boolean;
  readonly onChange: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { flow, active } = props;
  const { texts } = flow;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (flow.shownScreen.current === "choose") return;
    flow.shownScreen.current = "choose";
    box.current?.focus();
  }, [flow]);
  return (
    <div className="lk-search">
      <Icon name="search" />
      <input
        ref={box}
        className="lk-input"
        type="search"
        role="combobox"
        aria-label={texts.searchLabel}
        aria-expanded={props.expanded}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active && optionId(active)}
        placeholder={texts.searchPlaceholder}
        autoComplete="off"
        spellCheck={false}
        value={props.value}
        onKeyDown={props.onKeyDown}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}
