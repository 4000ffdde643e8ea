import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { root } from "./project.mjs";
import { buildInputs } from "./source-hash.mjs";

/** What git ignores is what the project's own commands write. */
function ignoredFiles() {
  const args = [
    "ls-files",
    "--others",
    "--ignored",
    "--exclude-standard",
    "app",
    "components",
    "lib",
    "public",
  ];
  return new Set(execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\n"));
}

test("nothing that a build writes makes the next one stale", () => {
  const ignored = ignoredFiles();
  const inputs = buildInputs();
  expect(ignored).toContain("public/embed.js");
  expect(inputs).toContain("server.ts");
  expect(inputs.filter((file) => ignored.has(file))).toEqual([]);
});
