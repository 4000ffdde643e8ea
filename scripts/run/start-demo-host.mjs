import { existsSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { startChild } from "../steps/children.mjs";
import { node, root } from "../steps/project.mjs";

const script = "scripts/demo-host/server.ts";
/** How long the demo host may take until it answers, ms. */
const patience = 20_000;

/** Refuses a demo port that another program holds, before anything is started. */
export function claimDemoPort({ port }) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", () =>
      reject(
        new Error(`Port ${port} is taken by another program: stop it, or set DEMO_PORT to another port.`),
      ),
    );
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(resolve));
  });
}

/**
 * Starts the demo host page and waits until it answers.
 * @returns its address and the child, or null where this copy of the project has no demo host.
 */
export async function startDemoHost({ port, latchkeyUrl, apiKey }) {
  if (!existsSync(path.join(root, script))) return null;
  const child = startChild({
    command: node,
    args: [script],
    env: {
      NODE_ENV: "production",
      DEMO_PORT: String(port),
      LATCHKEY_URL: latchkeyUrl,
      LATCHKEY_API_KEY: apiKey,
    },
  });
  let said = "";
  child.stdout.resume();
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said = (said + text).slice(-4000);
  });
  // 127.0.0.1 and localhost are different sites to a browser, as host and frame are in real life.
  const url = `http://127.0.0.1:${port}`;
  const ended = child.ended.then((code) => {
    throw new Error(said.trim() || `The demo host ended with exit code ${code}.`);
  });
  await Promise.race([answers(url), ended]);
  ended.catch(() => undefined);
  return { url, child };
}

async function answers(url) {
  const from = Date.now();
  while (Date.now() - from < patience) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    if (response !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The demo host did not answer at ${url} within ${patience / 1000} s.`);
}
