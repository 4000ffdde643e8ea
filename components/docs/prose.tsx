import { Fragment, type ReactNode } from "react";

/** Text in which backticks mark code. */
export function Prose({ text }: { readonly text: string }): ReactNode {
  return text.split("`").map((part, index) => {
    // Texts are fixed: their parts have no other identity than their place.
    const key = `${index}-${part}`;
    return index % 2 === 1 ? <code key={key}>{part}</code> : <Fragment key={key}>{part}</Fragment>;
  });
}
