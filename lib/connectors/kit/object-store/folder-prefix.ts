import type { PropertyValues } from "@/lib/shared/report-card/types";
import { textValue } from "../text-value";

/** The `folder` answer as the beginning of an object's name: empty, or ending with one slash. */
export function folderPrefix({ values }: { readonly values: PropertyValues }): string {
  const folder = textValue({ values, name: "folder" }).replace(/^\/+|\/+$/g, "");
  return folder === "" ? "" : `${folder}/`;
}
