import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[/\\]$/, "");

/** A project that has installed the package, as `npm pack` makes it. */
export interface HostProject {
  readonly folder: string;
  /** Folder of the installed package. */
  readonly installed: string;
  /** Bundles a file of ours as the host's own bundler would: React in development mode. */
  bundle(entry: string): Promise<string>;
  remove(): void;
}

/** Builds the package, packs it and installs it into a project of its own. */
export function installPackage(): HostProject {
  const folder = mkdtempSync(path.join(tmpdir(), "latchkey-host-"));
  const scope = path.join(folder, "node_modules/@latchkey");
  const installed = path.join(scope, "embed");
  const built = path.join(folder, "built/latchkey-embed");
  execFileSync(process.execPath, ["scripts/build-package.mjs", "--out", built], { cwd: root, stdio: "pipe" });
  const packed = execFileSync("npm", ["pack", "--silent", "--offline", "--pack-destination", folder], {
    cwd: built,
    encoding: "utf8",
  });
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", path.join(folder, packed.trim()), "-C", installed, "--strip-components=1"]);
  for (const name of ["react", "react-dom", "scheduler", "csstype", "@playwright", "@types"])
    symlinkSync(path.join(root, "node_modules", name), path.join(folder, "node_modules", name));
  return {
    folder,
    installed,
    bundle: (entry) => bundle({ folder, entry: path.join(root, entry) }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

async function bundle(input: { readonly folder: string; readonly entry: string }): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [input.entry],
    nodePaths: [path.join(input.folder, "node_modules")],
    // Without the project's own paths, which lead to the sources.
    tsconfigRaw: { compilerOptions: { jsx: "react-jsx" } },
    define: { "process.env.NODE_ENV": '"development"' },
    bundle: true,
    write: false,
    format: "esm",
  });
  return outputFiles[0]?.text ?? "";
}
