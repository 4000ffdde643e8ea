// Writes verbs.generated.ts: every module that declares something a worker can be asked for.
// `node scripts/gen-verbs.mjs` writes it, `--check` exits 1 when the file is stale.
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = `${root}verbs.generated.ts`;

/** What declares a verb when it is loaded. */
const declares =
  /\b(defineRoute|defineDialectRoute|define\w*Action|defineRead|defineMemberRead|inWorker)\(\{?|\b\w*Action\(input\)/;

const modules = globSync(["app/**/route.ts", "app/**/*action*.ts", "lib/http/**/*.ts"], { cwd: root })
  .filter((file) => !/\.test\.ts$|^lib\/http\/(split\/|(\w+\/)?define-)/.test(file))
  .filter((file) => declares.test(readFileSync(`${root}${file}`, "utf8")))
  .sort();

const text = `// Written by scripts/gen-verbs.mjs. Do not edit: run \`node scripts/gen-verbs.mjs\`.
${modules.map((file) => `import "./${file.replace(/\.ts$/, "")}";`).join("\n")}
`;

if (process.argv.includes("--check")) {
  if (!existsSync(target) || readFileSync(target, "utf8") !== text) {
    console.error("verbs.generated.ts is stale: run `node scripts/gen-verbs.mjs`");
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
  console.log(`${target}: ${modules.length} modules`);
}
