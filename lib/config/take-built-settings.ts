import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * Hands Next its settings as the build resolved them, in the way of Next's own standalone server. Otherwise
 * each start compiles next.config.ts anew, which takes as long as everything else Next does at a start.
 */
export function takeBuiltSettings({ buildFolder }: { readonly buildFolder: string }): void {
  const file = readFileSync(path.join(buildFolder, "required-server-files.json"), "utf8");
  const { config } = JSON.parse(file) as { readonly config: object };
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}
