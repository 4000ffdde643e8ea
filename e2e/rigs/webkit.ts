import { existsSync, globSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Builder, Capabilities, type WebDriver } from "selenium-webdriver";
import { freePort } from "./free-port.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";
import { waitForAnswer } from "./wait-for-answer.ts";

const driverProgram = "/usr/bin/WebKitWebDriver";
const displayProgram = "/usr/bin/Xvfb";

/** WebKitGTK's own small browser, the engine of Safari, on a screen that nobody sees. */
export interface WebKitRig {
  readonly driver: WebDriver;
  stop(): Promise<void>;
}

/** Path of the browser on this machine, or null where it or what it needs is missing. */
export function findWebKit(): string | null {
  if (!existsSync(driverProgram) || !existsSync(displayProgram)) return null;
  return globSync("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")[0] ?? null;
}

/** Starts the browser, driven by W3C WebDriver: Playwright's own WebKit needs a download. */
export async function startWebKit(): Promise<WebKitRig> {
  const browser = findWebKit();
  if (browser === null) throw new Error("no WebKit is installed (webkit2gtk-driver and xvfb)");
  const folder = await mkdtemp(join(tmpdir(), "latchkey-webkit-"));
  const servers: ServerProcess[] = [];
  const stop = async () => {
    for (const server of servers.toReversed()) await server.stop("SIGTERM");
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const display = await startDisplay({ folder, servers });
    const port = await freePort();
    const env = { DISPLAY: display, HOME: folder, LIBGL_ALWAYS_SOFTWARE: "1" };
    servers.push(startServerProcess({ command: driverProgram, args: [`--port=${port}`], cwd: folder, env }));
    const driver = await openBrowser({ browser, port });
    return { driver, stop: () => quit({ driver, stop }) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function quit(input: {
  readonly driver: WebDriver;
  readonly stop: () => Promise<void>;
}): Promise<void> {
  try {
    await input.driver.quit();
  } finally {
    await input.stop();
  }
}

/** @returns the display's name, such as `:1`, which the server chose */
async function startDisplay(input: {
  readonly folder: string;
  readonly servers: ServerProcess[];
}): Promise<string> {
  const args = ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"];
  const server = startServerProcess({ command: displayProgram, args, cwd: input.folder });
  input.servers.push(server);
  await server.waitForLog({ text: "\n" });
  const number = /^\d+$/m.exec(server.log())?.[0];
  if (number === undefined) throw new Error(`no display: ${server.log()}`);
  return `:${number}`;
}

async function openBrowser(input: { readonly browser: string; readonly port: number }): Promise<WebDriver> {
  const capabilities = new Capabilities({ browserName: "MiniBrowser" });
  capabilities.set("webkitgtk:browserOptions", { binary: input.browser, args: ["--automation"] });
  const url = `http://127.0.0.1:${input.port}`;
  await waitForAnswer({ url: `${url}/status` });
  return new Builder().usingServer(url).withCapabilities(capabilities).disableEnvironmentOverrides().build();
}
