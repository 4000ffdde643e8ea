"use client";
import { type RefObject, useEffect, useRef } from "react";

/** What the keys of the list do, for its help. */
export const listKeys = [
  { keys: ["j", "↓"], does: "Next connection" },
  { keys: ["k", "↑"], does: "Connection before" },
  { keys: ["Enter"], does: "Open the connection" },
  { keys: ["x"], does: "Choose the connection" },
  { keys: ["/"], does: "Search" },
  { keys: ["?"], does: "This help" },
] as const;

/** Asks the page to show its keys. */
export const keyHelpEvent = "latchkey:key-help";

/**
 * Moves through the rows of a list by keys. A row's link takes the focus, so that Enter opens it and a screen
 * reader says where one is. Keys typed into a field, or with a modifier, are left alone.
 */
export function useListKeys(input: {
  readonly frame: RefObject<HTMLElement | null>;
  readonly toggle: (id: string) => void;
}): void {
  const latest = useRef(input);
  latest.current = input;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const { frame, toggle } = latest.current;
      const links = [...(frame.current?.querySelectorAll<HTMLElement>("[data-row-link]") ?? [])];
      const place = links.indexOf(document.activeElement as HTMLElement);
      const act = actOf({ key: event.key, links, place, toggle });
      if (act === null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
}

function actOf(input: {
  readonly key: string;
  readonly links: readonly HTMLElement[];
  /** Row that has the focus; -1 where none has. */
  readonly place: number;
  readonly toggle: (id: string) => void;
}): (() => void) | null {
  const { key, links, place, toggle } = input;
  const go = (to: number) => () => links[Math.max(0, Math.min(links.length - 1, to))]?.focus();
  if (key === "j" || (key === "ArrowDown" && place >= 0)) return go(place + 1);
  if (key === "k" || (key === "ArrowUp" && place >= 0)) return go(place - 1);
  if (key === "x" && place >= 0) return () => toggle(links[place]?.dataset.rowLink ?? "");
  if (key === "/") return () => document.querySelector<HTMLElement>("[data-list-search]")?.focus();
  if (key === "?") return () => document.dispatchEvent(new Event(keyHelpEvent));
  return null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("dialog") !== null) return true;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox";
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
