import { execFileSync } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { protocolVersion } from "@/lib/shared/embed-protocol/envelope";
import { type HostProject, installPackage } from "../testing/build-package";

/** Most bytes that React adds to the core, minified and gzipped. */
const reactBudget = 1_000;
let project: HostProject;

beforeAll(() => {
  project = installPackage();
}, 120_000);
afterAll(() => project?.remove());

const read = (file: string) => readFileSync(path.join(project.installed, file), "utf8");

test("the package states its release and protocol, and the modules say the same", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(JSON.parse(read("package.json"))).toMatchObject({
    version,
    latchkey: { protocol: protocolVersion },
  });
  const script = `
    import { protocolVersion, version, create } from "@latchkey/embed";
    import "@latchkey/embed/element";
    import { createBadge } from "@latchkey/embed/badge";
    create({ baseUrl: "https://latchkey.example.com", token: null, onSuccess() {} }).open();
    createBadge({ baseUrl: "", container: null }).destroy();
    console.log(JSON.stringify([version, protocolVersion]));`;
  const told = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: project.folder,
    encoding: "utf8",
  });
  expect(JSON.parse(told)).toEqual([version, protocolVersion]);
});

test(`React adds at most ${reactBudget} bytes to the core, and runs in the browser only`, () => {
  const text = read("react.js");
  expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(reactBudget);
  expect(text).toMatch(/^"use client";/);
  // The core is there once, whatever a page uses.
  for (const file of ["react.js", "badge.js", "element.js"]) {
    expect(read(file)).toContain("./index.js");
    expect(read(file)).not.toContain("allow-scripts");
  }
});

test("the page object for tests is there for Node, with the host's own Playwright", () => {
  const script = `
    import { LatchkeyForm } from "@latchkey/embed/playwright";
    console.log(Object.getOwnPropertyNames(LatchkeyForm.prototype).join());`;
  const told = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: project.folder,
    encoding: "utf8",
  });
  expect(told).toContain("chooseType");
  expect(read("playwright.js")).toMatch(/from ?"@playwright\/test"/);
});

test("the package holds its modules and types, and nothing of Latchkey's inside", () => {
  const files = readdirSync(project.installed, { recursive: true }).map(String);
  expect(files).toEqual(expect.arrayContaining(["README.md", "index.js", "react.js", "types/api.d.ts"]));
  expect(files.filter((file) => /test|usages|testing/.test(file))).toEqual([]);
  for (const file of files.filter((name) => name.endsWith(".d.ts"))) expect(read(file)).not.toContain("@/");
});

test.each([
  ["a bundler", ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler],
  ["Node", ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext],
])(
  "valid usages compile and invalid ones do not, resolved as by %s",
  (_who, module, moduleResolution) => {
    const files = ["valid.tsx", "invalid.tsx", "own-test.ts"].map((name) => {
      const copy = path.join(project.folder, name);
      copyFileSync(path.join("lib/embed/package/usages", name), copy);
      return copy;
    });
    const program = ts.createProgram(files, {
      strict: true,
      noEmit: true,
      jsx: ts.JsxEmit.ReactJSX,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      // Those of Playwright speak of Node.
      types: ["node"],
      typeRoots: [path.join(project.folder, "node_modules/@types")],
      module,
      moduleResolution,
    });
    const problems = ts
      .getPreEmitDiagnostics(program)
      .map(
        ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
      );
    expect(problems).toEqual([]);
  },
  120_000,
);
