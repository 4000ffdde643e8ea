import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { searchDocs } from "@/lib/http/docs/search-docs";
import { anchorOf, troubleGroups } from "@/lib/shared/docs/troubleshooting/trouble-groups";
import { failureCodes } from "@/lib/shared/setup-test/failure-codes";

/** Codes of errors that only the operator's console shows, each as one sentence. */
const operatorOnly = /^lib\/(shared\/errors\/start-error|services\/key-rotation\/)/;

/** Every code that an error class of these folders or a refusal of the gate can have, from the sources. */
function codesInSources(): ReadonlySet<string> {
  const listed = execFileSync(
    "git",
    ["ls-files", "-co", "--exclude-standard", "lib/services", "lib/http", "lib/shared/errors"],
    {
      encoding: "utf8",
    },
  );
  const files = listed
    .split("\n")
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !operatorOnly.test(file));
  const found = new Set<string>(Object.keys(failureCodes));
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    if (/extends LatchkeyError|lib\/http\/gate\//.test(`${file} ${text}`))
      collect(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), found);
    for (const [union] of text.matchAll(/export type \w+Code =[^;]*;/g)) literals(union, found);
  }
  return found;
}

/** `readonly code = "…"`, `readonly code: "…" | "…"`, and `code: "…"` of a refusal. */
function collect(node: ts.Node, found: Set<string>): void {
  if ((ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node)) && node.name.getText() === "code")
    literals(node.getText(), found);
  ts.forEachChild(node, (child) => collect(child, found));
}

function literals(text: string, found: Set<string>): void {
  for (const [, code] of text.matchAll(/"([a-z][a-z_]+)"/g)) if (code) found.add(code);
}

test("every error code has an entry, with something to do", () => {
  const documented = new Set(troubleGroups.flatMap(({ entries }) => entries.map(({ code }) => code)));
  const codes = codesInSources();
  expect(codes.size).toBeGreaterThan(90);
  expect([...codes].filter((code) => !documented.has(code))).toEqual([]);
  for (const { cause, fix, title } of troubleGroups.flatMap(({ entries }) => entries))
    for (const text of [cause, fix, title]) expect(text.length).toBeGreaterThan(5);
});

test("every entry has an anchor of its own", () => {
  const anchors = troubleGroups.flatMap((group) => group.entries.map(({ code }) => anchorOf(group, code)));
  expect(new Set(anchors).size).toBe(anchors.length);
});

test.each([
  ["fetchToken gave", "/docs/troubleshooting#token_fetch_failed"],
  ["tls_untrusted", "/docs/troubleshooting#tls_untrusted"],
  ["connection.checked", "/docs/events#connection.checked"],
  ["TEST_RESULT", "/docs/events#TEST_RESULT"],
  ["vue", "/docs/quick-start/vue"],
  ["releaseCredentials", "/docs/api/connections#releaseCredentials"],
  ["onSuccess", "/docs/components#options"],
  ["zzzz", undefined],
  ["", undefined],
])("a search for %j leads to %s", async (query, href) => {
  expect((await searchDocs(query))[0]?.href).toBe(href);
});
