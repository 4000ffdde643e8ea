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
    name: "kill -9 during submits, 350 times embedded and 175 times on PostgreSQL: nothing acknowledged is lost",
    args: playwright("e2e/durability"),
    // Sessions are opened before the first kill and end after half an hour: seven runs instead of a long one.
    times: 7,
    env: { KILLS: "50" },
  },
  {
    name: "sixty seconds of attacker's code in the process that serves: no stored secret",
    args: playwright("e2e/split"),
    env: { DRILL_SECONDS: "60" },
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
  {
    name: "a million seals of the same bytes: no salt and no key twice",
    args: vitest("lib/vault/format/blob.test.ts"),
    env: { SEALS: "1000000" },
  },
  {
    name: "vault: Wycheproof, 100,000 changed bits, 10,000 swaps, known answers: nothing opens that should not",
    args: vitest("lib/vault"),
  },
  {
    name: "canaries on both databases: no typed secret in any log, answer, page, message, address or file",
    args: playwright("e2e/canary"),
  },
  {
    name: "keys: rotation with a restart after each step, five providers, thirty-seven wrong configurations",
    args: vitest(
      ...["key-rotation", "key-providers", "wrong-configurations", "refused-start"].map(
        (suite) => `e2e/integration/${suite}.test.ts`,
      ),
    ),
  },
  {
    name: "backup: restored elsewhere, every credential opens, on both databases",
    args: vitest("e2e/integration/backup.test.ts"),
  },
  {
    name: "operate: units, nginx, Caddy, compose file, dashboard and image agree with the code",
    args: vitest("scripts/guards/operate.test.ts"),
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

async function runs({ name, args, env, times = 1 }) {
  try {
    for (let time = 0; time < times; time++)
      await runCommand({ title: name, command: node, args, env, quiet: false });
    return true;
  } catch {
    return false;
  }
}

await runScript({ main });
