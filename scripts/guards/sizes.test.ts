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
  const connectors = files.filter((file) => /^lib\/connectors\/(?!kit\/|testing\/)[^/]+\/[^/]+$/.test(file));
  expect(
    tooLong(
      connectors.filter((file) => !file.includes(".test.")),
      maxConnectorLines,
    ),
  ).toEqual([]);
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

/** Blank lines and lines of comment are free: they only help. */
function longFunctions(file: string): readonly string[] {
  const source = parseSource(file);
  const found: string[] = [];
  walk(source, (node) => {
    if (!ts.isFunctionLike(node) || isGroupOfTests(node)) return;
    const code = node.getText(source).split("\n");
    const lines = code.filter((line) => !/^\s*($|\/\/|\/\*|\*|\{\/\*)/.test(line)).length;
    const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    if (lines > maxFunctionLines) found.push(`${file}:${first}: ${lines} lines`);
  });
  return found;
}

/** The callback of a `describe` is a list of tests, not one function. */
function isGroupOfTests(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /\bdescribe\b/.test(node.parent.expression.getText());
}
