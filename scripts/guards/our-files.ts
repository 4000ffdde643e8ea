import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** Code that people write: what the guards look at. Generated files are named so. */
const generated = /^lib\/store\/generated\/|\.generated\.tsx?$|^next-env\.d\.ts$/;

/** Paths of every file of ours that ends in one of `extensions`, relative to the root. */
export function ourFiles({ extensions }: { readonly extensions: readonly string[] }): readonly string[] {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...new Set(listed.split("\0"))]
    .filter((file) => extensions.some((extension) => file.endsWith(extension)))
    .filter((file) => !generated.test(file) && existsSync(`${root}/${file}`))
    .sort();
}
