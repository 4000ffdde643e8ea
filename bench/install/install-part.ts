import { execFileSync } from "node:child_process";
import { lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import { root } from "../kit/child-server.ts";
import type { Row } from "../kit/row.ts";

/** What `npm ci --omit=dev` leaves on this machine: packages, and their files' bytes. */
export async function measureInstall(): Promise<readonly Row[]> {
  const npm = ["ls", "--omit=dev", "--all", "--parseable"];
  const listed = execFileSync("npm", npm, { cwd: root, encoding: "utf8" }).split("\n");
  const packages = [...new Set(listed.filter((folder) => folder.includes("/node_modules/")))];
  const sizes = packages.map((folder) => ({ name: path.basename(folder), megabytes: bytesOf(folder) / 1e6 }));
  const largest = sizes.toSorted((a, b) => b.megabytes - a.megabytes).slice(0, 4);
  const total = sizes.reduce((sum, { megabytes }) => sum + megabytes, 0);
  const row = { part: "install", unit: "MB" } as const;
  return [
    { ...row, what: `production install, ${packages.length} packages`, value: total },
    ...largest.map(({ name, megabytes }) => ({ ...row, what: `of that, ${name}`, value: megabytes })),
  ];
}

/** Packages within a package are counted by themselves. */
function bytesOf(folder: string): number {
  const entries = readdirSync(folder, { withFileTypes: true });
  const sizes = entries.map((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? 0 : bytesOf(file);
    return lstatSync(file).size;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}
