import type { TextTable } from "../translate-text";
import catalogue from "./catalogue.json";
import checks from "./checks.json";
import frame from "./frame.json";

export const tables: Readonly<Record<"frame" | "catalogue" | "checks", TextTable>> = {
  frame,
  catalogue,
  checks,
};
