import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";

/** What the build reads. A change in any of it makes the build stale. */
const inputs = [
  "app",
  "components",
  "lib",
  "prisma",
  "public",
  "scripts/api-viewer",
  "scripts/backup.ts",
  "scripts/build-package.mjs",
  "scripts/demo-host/components-page.tsx",
  "scripts/keys.ts",
  "scripts/steps",
  "next.config.ts",
  "prisma.config.ts",
  "proxy.ts",
  "verbs.generated.ts",
  "server.ts",
  "tsconfig.json",
  "package-lock.json",
];

/** What the build writes among its inputs, and what it does not read. */
const left = [
  /^lib\/store\/generated\//,
  /^public\/embed(-doctor)?\.(m?js|json|d\.ts)$/,
  /^public\/frame\//,
  /^public\/api-viewer\//,
  /\.(br|gz|map)$/,
  /\.test\.tsx?$/,
];

/** Hash of everything the build reads. */
export function sourceHash() {
  const hash = createHash("sha256");
  for (const file of buildInputs()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** The files that the build reads, none of which it writes itself: or a build would make itself stale. */
export function buildInputs() {
  return inputs.flatMap(filesUnder);
}

function filesUnder(relative) {
  const absolute = path.join(root, relative);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [relative];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"),
    )
    .filter((file) => !left.some((pattern) => pattern.test(file)))
    .sort();
}
