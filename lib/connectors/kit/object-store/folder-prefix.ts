import type { PropertyValues } from "@/lib/shared/report-card/types";
import { textValue } from "../text-value";

/** The answer that names a folder as the beginning of an object's name: empty, or ending with one slash. */
export function folderPrefix(input: { readonly values: PropertyValues; readonly name?: string }): string {
  const { values, name = "folder" } = input;
  const folder = textValue({ values, name }).replace(/^\/+|\/+$/g, "");
  return folder === "" ? "" : `${folder}/`;
}
