// `npm run prove`: the long runs, whose short versions `npm test` keeps. Prints a line of JSON each and ends with 1
// where one failed. `npm run prove -- kill` runs those whose name holds the word.
import { buildApp } from "./steps/build-app.mjs";
import { installPackages } from "./steps/install-packages.mjs";
import { node, packageFile } from "./steps/project.mjs";
import { runCommand } from "./steps/run-command.mjs";
import { runScript } from "./steps/run-script.mjs";
import { installSystemPackages } from "./tests/install-system-packages.mjs";

const vitest = (...args) => [packageFile("vitest/vitest.mjs"), "run", "--reporter=dot", ...args];
const playwright = (...args) => [packageFile("@playwright/test/cli.js"), "test", "--reporter=list", ...args];

const proofs = [
  {
    name: "kill -9 during submits, 50 times embedded and 25 times on PostgreSQL: nothing acknowledged is lost",
    args: playwright("e2e/durability"),
    env: { KILLS: "50" },
  },
  {
    name: "malformed input, at least 500 an operation: no answer of 500 or more, nothing written",
    args: vitest("e2e/integration/malformed-input.test.ts"),
    env: { FUZZ_ALL: "true" },
  },
  {
    name: "every operation with every kind of key, on both databases: nothing of another workspace shows or changes",
    args: vitest("e2e/integration/isolation.test.ts"),
    env: { FUZZ_ALL: "true" },
  },
  {
    name: "nonsense to every address, with and without a key: no answer of 500 or more, nothing stored",
    args: playwright("e2e/bad-input/routes.spec.ts"),
    env: { FUZZ_ALL: "true" },
  },
];

async function main() {
  await installPackages();
  await installSystemPackages();
  await buildApp();
  const [word = ""] = process.argv.slice(2);
  for (const proof of proofs.filter(({ name }) => name.includes(word))) {
    const from = Date.now();
    const holds = await runs(proof);
    if (!holds) process.exitCode = 1;
    const seconds = Math.round((Date.now() - from) / 1000);
    process.stdout.write(`${JSON.stringify({ proof: proof.name, holds, seconds })}\n`);
  }
}

async function runs({ name, args, env }) {
  try {
    await runCommand({ title: name, command: node, args, env, quiet: false });
    return true;
  } catch {
    return false;
  }
}

await runScript({ main });
