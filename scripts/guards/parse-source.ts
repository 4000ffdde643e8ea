import { readFileSync } from "node:fs";
import ts from "typescript";
import { root } from "./our-files";

/** Parses one file of ours. */
export function parseSource(file: string): ts.SourceFile {
  const text = readFileSync(`${root}/${file}`, "utf8");
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kindOf(file));
}

/** Calls `visit` with every node under `node`, outermost first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

function kindOf(file: string): ts.ScriptKind {
  if (/x$/.test(file)) return ts.ScriptKind.TSX;
  return file.endsWith("ts") ? ts.ScriptKind.TS : ts.ScriptKind.JS;
}
