import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { sdkGzipBytes } from "../../e2e/guards/budgets.ts";
import { root } from "../kit/child-server.ts";
import type { Row } from "../kit/row.ts";

/** Bytes of the script a host page loads. */
export async function measureSdk(): Promise<readonly Row[]> {
  const script = await readFile(path.join(root, "public/embed.js"));
  const value = gzipSync(script, { level: 9 }).length;
  return [
    { part: "SDK", what: "embed.js, minified and gzipped", value, unit: "B", limit: { most: sdkGzipBytes } },
  ];
}
