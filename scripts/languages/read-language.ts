import { existsSync, readFileSync } from "node:fs";
import { root } from "../guards/our-files";
import type { Language } from "./check-language";

/** Reads the folder of a language; what is not there yet is empty. */
export function readLanguage({ code }: { readonly code: string }): Language {
  const read = <T>(name: string, otherwise: T): T => {
    const file = `${root}/lib/shared/languages/${code}/${name}.json`;
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : otherwise;
  };
  return {
    frame: read("frame", {}),
    catalogue: read("catalogue", {}),
    checks: read("checks", {}),
    same: read("same", []),
  };
}
