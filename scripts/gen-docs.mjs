// Writes what the documentation shows and does not keep itself: the samples of docs/samples, and the options, events and
// ends of the embed as their types say them. `--check` exits 1 when a file is stale.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));
const isCheck = process.argv.includes("--check");
const head = "// Written by scripts/gen-docs.mjs. Do not edit: run `node scripts/gen-docs.mjs`.\n";

write("lib/shared/docs/samples.generated.ts", samplesModule());
write("lib/shared/docs/embed-reference.generated.ts", referenceModule());

function samplesModule() {
  const names = readdirSync(`${root}docs/samples`).sort();
  const entries = names.map((name) => {
    const text = readFileSync(`${root}docs/samples/${name}`, "utf8").trimEnd();
    return `  ${JSON.stringify(name)}: ${JSON.stringify(text)},`;
  });
  return `/** Samples by file name. Each is run or compiled by a test. */
export const samples = {
${entries.join("\n")}
} as const;
`;
}

/** Members of the public types, with the words that stand above them. */
function referenceModule() {
  const file = `${root}lib/embed/api.ts`;
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const declared = new Map(
    source.statements
      .filter((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
      .map((node) => [node.name.text, node]),
  );
  const members = (name) => declared.get(name).members.map((member) => describeMember(member));
  const reference = {
    options: members("LatchkeyOptions"),
    handle: members("LatchkeyHandle"),
    theme: members("LatchkeyTheme"),
    labels: members("LatchkeyLabels"),
    success: members("LatchkeySuccess"),
    exit: members("LatchkeyExit"),
    events: declared.get("LatchkeyEvent").type.types.map((type) => describeEvent(type)),
    exitReasons: describeReasons(declared.get("LatchkeyExitReason")),
  };
  return `import type { EmbedReference } from "./types";

export const embedReference: EmbedReference = ${JSON.stringify(reference, null, 2)};
`;
}

function describeMember(member) {
  const { summary, example, fallback } = wordsOf(member);
  return {
    name: member.name.getText(),
    type: typeOf(member),
    required: member.questionToken === undefined,
    summary,
    ...(fallback && { fallback }),
    ...(example && { example }),
  };
}

function typeOf(member) {
  const text = ts.isMethodSignature(member)
    ? member.getText().slice(member.name.getText().length).replace(/;$/, "")
    : member.type.getText();
  return text.replaceAll(/\s+/g, " ").replaceAll("readonly ", "");
}

function describeEvent(type) {
  const [name, ...fields] = type.members;
  const { summary } = wordsOf(type);
  const comment = commentBefore(type);
  return {
    name: name.type.literal.text,
    summary: summary || plain(comment.replaceAll(/@\w+/g, "")),
    isExperimental: comment.includes("@experimental"),
    fields: fields.map((field) => describeMember(field)),
  };
}

/** One bullet a reason; two names before the colon share one. */
function describeReasons(node) {
  const text = plain(commentBefore(node));
  return text
    .split(/(?:^| )- (?=`)/)
    .filter(Boolean)
    .flatMap((bullet) => {
      const [names, ...rest] = bullet.split(": ");
      return names.split(", ").map((name) => ({ name: name.replaceAll("`", ""), summary: rest.join(": ") }));
    });
}

function wordsOf(node) {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const tag = (name) => doc?.tags?.find(({ tagName }) => tagName.text === name);
  const text = (comment) =>
    typeof comment === "string" ? comment : (ts.getTextOfJSDocComment(comment) ?? "");
  return {
    summary: plain(text(doc?.comment)),
    example: text(tag("example")?.comment).trim(),
    fallback: plain(text(tag("default")?.comment)),
  };
}

/** The block comment that ends right above: members of a union have no JSDoc of their own. */
function commentBefore(node) {
  const text = node.getSourceFile().text;
  const found = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  const last = found.at(-1) ?? precedingComment(node);
  return last ? text.slice(last.pos, last.end) : "";
}

/** A comment in front of the `|` belongs to what follows it. */
function precedingComment(node) {
  const text = node.getSourceFile().text;
  const before = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*\|\s*$/.exec(text.slice(0, node.getStart()));
  if (!before) return undefined;
  return { pos: before.index, end: before.index + before[0].lastIndexOf("*/") + 2 };
}

function plain(text = "") {
  return text
    .replaceAll(/^\s*\/\*\*|\*\/\s*$/g, "")
    .replaceAll(/^\s*\* ?/gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function write(file, text) {
  const target = `${root}${file}`;
  const whole = head + text;
  if ((existsSync(target) ? readFileSync(target, "utf8") : "") === whole) return;
  if (!isCheck) return writeFileSync(target, whole);
  console.error(`${file} is stale: run \`node scripts/gen-docs.mjs\`.`);
  process.exitCode = 1;
}
