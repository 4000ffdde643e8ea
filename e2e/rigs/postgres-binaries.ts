import { execFileSync } from "node:child_process";
import { existsSync, globSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** Where a PostgreSQL server's programs lie. */
export interface PostgresBinaries {
  readonly folder: string;
  /** Major version, for example 15. */
  readonly major: number;
}

/** Debian and Ubuntu, Fedora, Homebrew, the macOS installers. */
const usualFolders = [
  "/usr/lib/postgresql/*/bin",
  "/usr/pgsql-*/bin",
  "/opt/homebrew/opt/postgresql*/bin",
  "/usr/local/opt/postgresql*/bin",
  "/Library/PostgreSQL/*/bin",
  "/Applications/Postgres.app/Contents/Versions/*/bin",
];

/** The newest PostgreSQL server installed on this machine, or null. Needs `initdb` and `postgres`. */
export function findPostgresBinaries(): PostgresBinaries | null {
  const fromPath = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => existsSync(join(folder, "initdb")));
  // A link on PATH may lead to a folder that holds the server next to initdb, as Debian's does.
  const linked = fromPath.map((folder) => dirname(realpathSync(join(folder, "initdb"))));
  const folders = new Set([...usualFolders.flatMap((pattern) => globSync(pattern)), ...linked]);
  const found = [...folders]
    .filter((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")))
    .map((folder) => ({ folder, major: majorOf(folder) }))
    .sort((left, right) => right.major - left.major);
  return found[0] ?? null;
}

function majorOf(folder: string): number {
  try {
    const text = execFileSync(join(folder, "postgres"), ["--version"], { encoding: "utf8" });
    return Number(/(\d+)/.exec(text)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
