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

test("no list reads what comes before its page, and none counts at every call", () => {
  const lists = code.filter((file) =>
    /^lib\/(services\/.*\/list-|store\/(page|search)-)[a-z-]+\.ts$/.test(file),
  );
  expect(lists).toContain("lib/services/connection/list-connections.ts");
  expect(lists).toContain("lib/store/page-connections.ts");
  expect(lists.flatMap((file) => slowPaging(parseSource(file)))).toEqual([]);
});

test("the search for slow lists finds each way to make one", () => {
  const ways = [
    "store.connection.findMany({ where, take, cursor: { id } });",
    "store.connection.findMany({ ...page, skip: offset });",
    "const skip = 50; store.connection.findMany({ take, skip });",
    "await tenantStore(caller).connection.count({ where });",
  ];
  for (const text of ways) {
    const source = ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest, true);
    expect(slowPaging(source), text).toHaveLength(1);
  }
});

/** Measured at a million rows, Prisma's `cursor`, a deep `skip` and `count` took 60 to 770 times as long as a page. */
function slowPaging(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  walk(source, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const method = node.expression.name.text;
    const slow =
      method === "count" || (/^(find|aggregate|groupBy)/.test(method) && node.arguments.some(pagesSlowly));
    if (slow) found.push(placeOf({ source, node }));
  });
  return found;
}

function pagesSlowly(argument: ts.Expression): boolean {
  if (!ts.isObjectLiteralExpression(argument)) return false;
  return argument.properties.some(({ name }) => name !== undefined && /^(cursor|skip)$/.test(name.getText()));
}

function placeOf({ source, node }: { readonly source: ts.SourceFile; readonly node: ts.Node }): string {
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
}

function wildcardTargets(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  walk(source, (node) => {
    if (!ts.isStringLiteralLike(node) || node.text !== "*" || !isTarget(node)) return;
    found.push(placeOf({ source, node }));
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
