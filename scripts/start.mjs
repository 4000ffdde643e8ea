// `npm start`: from a fresh clone to a running Latchkey with a demo host page beside it.
import { demoPort, serverEnv } from "./run/settings.mjs";
import { claimDemoPort, startDemoHost } from "./run/start-demo-host.mjs";
import { startServer } from "./run/start-server.mjs";
import { buildApp } from "./steps/build-app.mjs";
import { installPackages } from "./steps/install-packages.mjs";
import { elapsed, say, step } from "./steps/progress.mjs";
import { runScript } from "./steps/run-script.mjs";

const from = Date.now();

await runScript({ main, codeWhenStopped: 0 });

async function main() {
  say("Latchkey");
  const port = demoPort();
  await claimDemoPort({ port });
  await installPackages();
  await buildApp();
  const env = serverEnv();
  const { child, ready } = await startAndMigrate(env);
  const demo = await step("Start the demo host", () =>
    startDemoHost({ port, latchkeyUrl: ready.url, apiKey: env.LATCHKEY_BOOTSTRAP_API_KEY }),
  );
  showAddresses({ ready, demo });
  await Promise.race([child.ended, demo === null ? child.ended : demo.child.ended]);
  throw new Error("A process ended unexpectedly; what it logged last is in server.log in the data folder.");
}

/** Two lines of progress from one child: it migrates, then it is ready. */
async function startAndMigrate(env) {
  let migrated;
  const migration = new Promise((resolve) => {
    migrated = resolve;
  });
  const server = startServer({ env, onEvent: (event) => event.event === "migrated" && migrated() });
  await step("Open and migrate the database", () => Promise.race([migration, server]));
  return step("Start the server", () => server);
}

function showAddresses({ ready, demo }) {
  const setup = ready.dashboardUrl.includes("#") ? "   (one-time link for the first admin)" : "";
  process.stdout.write(`\n  Ready in ${elapsed(from)}\n\n`);
  say(`Dashboard   ${ready.dashboardUrl}${setup}`);
  if (demo !== null) say(`Demo host   ${demo.url}`);
  say(`Data        ${ready.dataDir}   (database: ${ready.database})`);
  say(`Keyring     ${ready.keyring}   (keep a copy elsewhere: without it nothing stored can be read)`);
  if (ready.allowedNetworks.length > 0) {
    say(`Networks    checks may also dial ${ready.allowedNetworks.join(", ")}   (LATCHKEY_ALLOWED_NETWORKS)`);
  }
  process.stdout.write("\n  Ctrl+C stops it.\n");
}
