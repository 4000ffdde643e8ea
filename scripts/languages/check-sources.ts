import ts from "typescript";
import { ourFiles } from "../guards/our-files";
import { parseSource, walk } from "../guards/parse-source";

/** Code that makes texts which end users read: setup tests, and refusals of the frame's actions. */
const speaks =
  /^lib\/(connectors|network|services\/(capture|check-run|consent|credential|link-session)|shared\/(capture|errors|report-card|setup-test))\/|^lib\/services\/errors\.ts$|^lib\/http\/(problem|define-action)\.ts$/;

/** Of these, what only operators, engineers or the dashboard read. */
const silent =
  /\.test\.ts$|\/testing\/|\/schema\.ts$|-properties\.ts$|\/check-texts\.ts$|\/browse|\/statements\/|\/(read-query|read-rows|list-tables|list-columns)\.ts$|parse-egress-policy|create-link-session|link-session\/(check-field|place-of|owner-of|return-url|add-session|apply-workspace)|shared\/errors\/(browse|key-service|role|start|stray)-error|\/custom\/(?!build-request|declarative-check|fill-url|judge-body)/;

/** Names under which parts of sentences and short texts stand; sentences are known by their look. */
const shortTexts = new Set(["says", "title", "label", "message", "hint"]);

/** Marks that hold one of a few words of ours: each makes a sentence of its own, as its grammar may differ. */
const wordsOf: Readonly<Record<string, readonly string[]>> = {
  action: ["list", "write", "read", "remove"],
  kind: ["warehouse", "database", "schema"],
  noun: ["bucket", "container"],
};

/** Every sentence and label that the server makes, with `{…}` marks where it fills something in. */
export function checkSources(): readonly string[] {
  const files = ourFiles({ extensions: [".ts"] }).filter((file) => speaks.test(file) && !silent.test(file));
  return [...new Set(files.flatMap(textsIn).flatMap(withWords))].sort();
}

function textsIn(file: string): readonly string[] {
  const texts: string[] = [];
  walk(parseSource(file), (node) => {
    const text = textOf(node);
    if (text === null || isInternal(node)) return;
    if (isSentence(text) || isPart(text) || isShortText(node, text)) texts.push(text);
  });
  return texts;
}

function withWords(text: string): readonly string[] {
  const mark = Object.keys(wordsOf).find((name) => text.includes(`{${name}}`));
  if (mark === undefined) return [text];
  return (wordsOf[mark] ?? []).flatMap((word) => withWords(text.replaceAll(`{${mark}}`, word)));
}

/** The text of a string or template, with a mark for each expression in it. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  const used = new Map<string, number>();
  const mark = (expression: ts.Expression) => {
    const name = nameOf(expression);
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return `{${name}${times === 1 ? "" : times}}`;
  };
  return node.templateSpans.reduce(
    (text, span) => text + mark(span.expression) + span.literal.text,
    node.head.text,
  );
}

/** What a mark is called: the last name of its expression, or the first that is given to its call. */
function nameOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  if (ts.isElementAccessExpression(expression)) return nameOf(expression.argumentExpression);
  if (!ts.isCallExpression(expression)) return "value";
  const [first] = expression.arguments;
  if (first !== undefined && !ts.isStringLiteral(first)) return nameOf(first);
  return ts.isPropertyAccessExpression(expression.expression)
    ? nameOf(expression.expression.expression)
    : "value";
}

/** Goes to the log only, or is compared with and never shown. */
function isInternal(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent))
    return true;
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === "internal";
  return ts.isNewExpression(parent) && /^(Type)?Error$/.test(parent.expression.getText());
}

function isSentence(text: string): boolean {
  return /^["“{A-Z].* .*[.!?]( \{\w+\})?$/s.test(text) && /[a-z]{2}/.test(text.replaceAll(/\{\w+\}/g, ""));
}

/** What follows a name: "is self-signed, so nobody vouches for it", or a sentence of such a part alone. */
function isPart(text: string): boolean {
  return /^(is|was|comes|has|may|could) [a-z]+[ -]/.test(text) || /\{says\}\.$/.test(text);
}

/** The value of a property that is known to hold a text, also behind a condition. */
function isShortText(node: ts.Node, text: string): boolean {
  if (!/[a-z]{2}/i.test(text.replaceAll(/\{\w+\}/g, ""))) return false;
  let { parent } = node;
  while (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent)) parent = parent.parent;
  if (ts.isCallExpression(parent)) return parent.expression.getText() === "stage" && / /.test(text);
  return ts.isPropertyAssignment(parent) && shortTexts.has(parent.name.getText()) && parent.name !== node;
}
