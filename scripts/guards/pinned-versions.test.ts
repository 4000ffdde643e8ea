import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "./our-files";

const exact = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

test("every dependency is pinned to one version", () => {
  const manifest = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as Readonly<
    Record<"dependencies" | "devDependencies", Readonly<Record<string, string>>>
  >;
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter(([, version]) => !exact.test(version))).toEqual([]);
});
