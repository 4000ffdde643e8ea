"use client";
import { useId, useState } from "react";
import { type ColorScheme, colorSchemes, readScheme, schemeCookie } from "./color-scheme";

const labels: Record<ColorScheme, string> = { auto: "As the system", light: "Light", dark: "Dark" };
const yearInSeconds = 31_536_000;

/** Chooses the dashboard's colours, at once and for the next visits of this browser. */
export function ColorSchemeChoice({ chosen }: { readonly chosen: ColorScheme }) {
  const id = useId();
  const [scheme, setScheme] = useState(chosen);
  function choose(value: string) {
    const next = readScheme(value);
    setScheme(next);
    if (next === "auto") delete document.documentElement.dataset.scheme;
    else document.documentElement.dataset.scheme = next;
    // The Cookie Store API is not in every browser yet.
    // biome-ignore lint/suspicious/noDocumentCookie: a preference, read by the server with the next page
    document.cookie = `${schemeCookie}=${next}; path=/admin; max-age=${yearInSeconds}; samesite=strict`;
  }
  return (
    <div className="lk-scheme">
      <label htmlFor={id}>Colours</label>
      <select
        id={id}
        className="lk-select lk-select-small"
        value={scheme}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {colorSchemes.map((one) => (
          <option key={one} value={one}>
            {labels[one]}
          </option>
        ))}
      </select>
    </div>
  );
}
