// `node scripts/new-connector.mjs <id>` copies lib/connectors/testing/template to lib/connectors/<id> and
// regenerates the registry. The id is the destination type's, in snake_case: `aurora_postgres`.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const id = process.argv[2] ?? "";
if (!/^[a-z][a-z0-9_]*$/.test(id))
  fail("Usage: node scripts/new-connector.mjs <id>, with the id in snake_case");

const template = new URL("../lib/connectors/testing/template/", import.meta.url);
const folder = new URL(`../lib/connectors/${id}/`, import.meta.url);
if (existsSync(folder)) fail(`lib/connectors/${id} exists already`);

mkdirSync(folder);
for (const name of readdirSync(template)) {
  const text = readFileSync(new URL(name, template), "utf8").replaceAll("__id__", id);
  writeFileSync(new URL(name.replace(/\.txt$/, ""), folder), text);
}
execFileSync(process.execPath, [fileURLToPath(new URL("gen-registry.mjs", import.meta.url))], {
  stdio: "inherit",
});
console.log(
  `lib/connectors/${id}: fill in schema.ts and checks.ts, then run npx vitest run lib/connectors/${id}`,
);

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
