import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { ourFiles, root } from "./our-files";
import { parseSource, walk } from "./parse-source";

const maxFileLines = 200;
const maxFunctionLines = 40;
const maxConnectorLines = 120;
const files = ourFiles({ extensions: [".ts", ".tsx", ".mjs", ".js"] });

test("there are files to look at", () => {
  expect(files.length).toBeGreaterThan(50);
});

test(`no file is longer than ${maxFileLines} lines`, () => {
  expect(tooLong(files, maxFileLines)).toEqual([]);
});

test(`no file of a connector is longer than ${maxConnectorLines} lines`, () => {
  const connectors = files.filter((file) => /^lib\/connectors\/(?!kit\/|testing\/)[^/]+\//.test(file));
  expect(tooLong(connectors, maxConnectorLines)).toEqual([]);
});

test(`no function is longer than ${maxFunctionLines} lines`, () => {
  expect(files.flatMap(longFunctions)).toEqual([]);
});

function tooLong(candidates: readonly string[], limit: number): readonly string[] {
  return candidates.flatMap((file) => {
    const lines = readFileSync(`${root}/${file}`, "utf8").trimEnd().split("\n").length;
    return lines > limit ? [`${file}: ${lines} lines`] : [];
  });
}

function longFunctions(file: string): readonly string[] {
  const source = parseSource(file);
  const found: string[] = [];
  walk(source, (node) => {
    if (!ts.isFunctionLike(node) || isGroupOfTests(node)) return;
    const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
    const lines = source.getLineAndCharacterOfPosition(node.end).line - first + 1;
    if (lines > maxFunctionLines) found.push(`${file}:${first + 1}: ${lines} lines`);
  });
  return found;
}

/** The callback of a `describe` is a list of tests, not one function. */
function isGroupOfTests(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /\bdescribe\b/.test(node.parent.expression.getText());
}
