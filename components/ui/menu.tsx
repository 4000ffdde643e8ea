"use client";
import Link from "next/link";
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";

/** One entry: somewhere to go, or something to do. */
export interface MenuItem {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly href?: string;
  readonly onSelect?: () => void;
  /** @default "plain" */
  readonly tone?: "plain" | "danger";
  readonly disabled?: boolean;
}

/**
 * A button with a list of actions. The browser's popover opens, places, dismisses it and gives the focus back; the
 * arrow keys, Home, End and first letters of a menu are added here.
 */
export function Menu(props: {
  /** Name of the button, read out. */
  readonly label: string;
  /** What the button shows; its label where left out. */
  readonly children?: ReactNode;
  readonly items: readonly MenuItem[];
}) {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const { label, children, items } = props;
  return (
    <>
      <button
        type="button"
        className="lk-button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={children === undefined ? undefined : label}
      >
        {children ?? label}
      </button>
      <div
        ref={menu}
        id={id}
        className="lk-menu"
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onToggle={(event) => event.newState === "open" && entriesOf(menu.current)[0]?.focus()}
        onKeyDown={moveFocus}
      >
        {items.map((item) => (
          <Entry key={item.label} item={item} close={() => menu.current?.hidePopover()} />
        ))}
      </div>
    </>
  );
}

function Entry({ item, close }: { readonly item: MenuItem; readonly close: () => void }) {
  const { label, icon, href, onSelect, tone = "plain", disabled = false } = item;
  const common = { role: "menuitem", tabIndex: -1, className: `lk-menu-item lk-menu-item-${tone}` };
  if (href !== undefined)
    return (
      <Link {...common} href={href} prefetch={false} onClick={close}>
        {icon}
        {label}
      </Link>
    );
  return (
    <button
      {...common}
      type="button"
      disabled={disabled}
      onClick={() => {
        close();
        onSelect?.();
      }}
    >
      {icon}
      {label}
    </button>
  );
}

function entriesOf(menu: HTMLElement | null): readonly HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>("[role=menuitem]:not(:disabled)") ?? [])];
}

/** The keys of a menu, as the ARIA authoring practices have them. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key === "Tab") event.currentTarget.hidePopover();
  const entries = entriesOf(event.currentTarget);
  const at = entries.indexOf(document.activeElement as HTMLElement);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % entries.length,
    ArrowUp: (at - 1 + entries.length) % entries.length,
    Home: 0,
    End: entries.length - 1,
  };
  const isTyped = !(event.ctrlKey || event.metaKey || event.altKey);
  const target = targets[event.key] ?? (isTyped ? startingWith({ entries, at, key: event.key }) : undefined);
  if (target === undefined) return;
  event.preventDefault();
  entries[target]?.focus();
}

/** The next entry that begins with the letter that was typed. */
function startingWith(input: {
  readonly entries: readonly HTMLElement[];
  readonly at: number;
  readonly key: string;
}): number | undefined {
  const { entries, at, key } = input;
  if (key.length !== 1 || key === " ") return undefined;
  const places = entries.map((_, step) => (at + 1 + step) % entries.length);
  return places.find((place) =>
    entries[place]?.textContent.trim().toLowerCase().startsWith(key.toLowerCase()),
  );
}
