import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";
import { afterAll, expect, test } from "vitest";
import { quickStart } from "@/lib/shared/api-docs/quick-start";
import { readApiDocs } from "./read-api-docs";

const root = process.cwd();
const folder = mkdtempSync(path.join(tmpdir(), "latchkey-samples-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const operations = readApiDocs().flatMap((group) => group.operations);

test("every operation has its samples", () => {
  expect(operations.length).toBeGreaterThan(40);
});

test("every TypeScript sample fits the typed client", () => {
  symlinkSync(path.join(root, "lib/api-client"), path.join(folder, "api-client"));
  const samples = [
    ...operations.map(({ id, samples: { typescript } }) => ({ id, typescript })),
    { id: "quick-start", typescript: quickStart.typescript },
  ];
  const files = samples.map(({ id, typescript }) => {
    const file = path.join(folder, `${id}.ts`);
    writeFileSync(file, typescript);
    return file;
  });
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2024.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    typeRoots: [path.join(root, "node_modules/@types")],
    types: ["node"],
  });
  const problems = files.flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)));
  const texts = problems.map(
    ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
  );
  expect(texts).toEqual([]);
}, 60_000);

test("every curl sample calls its operation, with the body of the document", () => {
  // A curl that tells its arguments instead: NUL after each, SOH after each call.
  const script = [
    `curl() { printf '%s\\0' "$@"; printf '\\001'; }`,
    "LATCHKEY_URL=http://latchkey LATCHKEY_API_KEY=key",
    ...operations.map(({ samples }) => samples.curl),
  ].join("\n");
  const told = execFileSync("bash", ["-c", script], { encoding: "utf8" });
  const calls = told
    .split("\u0001")
    .slice(0, -1)
    .map((call) => call.split("\0"));
  expect(calls).toHaveLength(operations.length);
  for (const [index, { method, path: address, body }] of operations.entries()) {
    const call = calls[index] ?? [];
    const pattern = address.replaceAll(/\{\w+\}/g, "[^/]+");
    expect(call.find((text) => text.startsWith("http://"))).toMatch(
      new RegExp(`^http://latchkey${pattern}(\\?|$)`),
    );
    expect(call).toContain("Authorization: Bearer key");
    expect(call.includes("-X") ? call[call.indexOf("-X") + 1] : "GET").toBe(method);
    if (call.includes("-d")) {
      const sent = JSON.parse(call[call.indexOf("-d") + 1] ?? "") as object;
      expect(body.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(sent)));
    }
  }
}, 60_000);
