import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { ourFiles, root } from "./our-files";
import { parseSource, walk } from "./parse-source";

/** Files that may set HTML, each with the reason why what they set is no user's text. */
const mayHtml: Readonly<Record<string, string>> = {};

/** Files that may send to any origin, each with the reason why. */
const mayWildcard: Readonly<Record<string, string>> = {
  "lib/embed/forgery.browser.test.ts": "plays the attacker's page",
};

const code = ourFiles({ extensions: [".ts", ".tsx", ".mjs", ".js"] });

test("no message is sent to any origin that happens to be there", () => {
  const senders = code.filter((file) => mayWildcard[file] === undefined);
  expect(senders.flatMap((file) => wildcardTargets(parseSource(file)))).toEqual([]);
  const pages = ourFiles({ extensions: [".html", ".md"] }).filter((file) =>
    /postMessage\([^)]*,\s*["'`]\*["'`]/.test(readFileSync(`${root}/${file}`, "utf8")),
  );
  expect(pages).toEqual([]);
});

test("the search for wildcard targets finds each spelling", () => {
  const spellings = [
    'frame.postMessage(data, "*");',
    "window.parent.postMessage(data, `*`, [port]);",
    'frame?.postMessage(data, { targetOrigin: "*" });',
    'const targetOrigin = "*";',
  ];
  for (const text of spellings) {
    const source = ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest, true);
    expect(wildcardTargets(source), text).toHaveLength(1);
  }
});

test("HTML is set nowhere but where it is known to be ours", () => {
  const setters = code.filter((file) => file !== "scripts/guards/forbidden-code.test.ts" && setsHtml(file));
  expect(setters.filter((file) => mayHtml[file] === undefined)).toEqual([]);
});

function wildcardTargets(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  walk(source, (node) => {
    if (!ts.isStringLiteralLike(node) || node.text !== "*" || !isTarget(node)) return;
    found.push(`${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`);
  });
  return found;
}

function isTarget({ parent }: ts.Node): boolean {
  if (ts.isCallExpression(parent)) return /\bpostMessage$/.test(parent.expression.getText());
  const named = ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent);
  return named && /targetOrigin/i.test(parent.name.getText());
}

function setsHtml(file: string): boolean {
  let sets = false;
  walk(parseSource(file), (node) => {
    sets ||=
      ts.isIdentifier(node) &&
      /^(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML)$/.test(node.text);
  });
  return sets;
}
