import type { PropertyValues } from "@/lib/shared/report-card/types";
import { textValue } from "../text-value";

/** Reads the answers of a form as text. */
export interface Settings {
  /** The trimmed value of a property; `fallback` where it is missing or blank. */
  text(name: string, fallback?: string): string;
}

/** The answers, ready to read. People paste white space along with a key. */
export function readSettings(values: PropertyValues): Settings {
  return { text: (name, fallback = "") => textValue({ values, name }).trim() || fallback };
}
