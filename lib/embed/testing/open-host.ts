import type { Browser, Frame, Page } from "@playwright/test";
import { expect } from "vitest";
import type { LatchkeyApi, LatchkeyHandle, LatchkeyOptions } from "../api";
import type { Sites } from "./serve-sites";

export const sessionId = "ls_0123456789abcdefghijkl";
export const token = `lkt_0123456789abcdefghijkl_${"s".repeat(43)}`;

/** What the host page under test keeps on its window. */
export interface HostWindow {
  Latchkey: LatchkeyApi;
  log: [string, unknown][];
  handles: LatchkeyHandle[];
  /** Creates a handle that logs every callback. */
  make(options?: Partial<LatchkeyOptions>): LatchkeyHandle;
}

export interface HostUnderTest {
  readonly page: Page;
  /** Everything the browser complained about. */
  readonly complaints: string[];
  /** The callbacks so far, in order. */
  log(): Promise<[string, unknown][]>;
  /** Waits for the callback of that name, `times` times. */
  waitFor(name: string, times?: number): Promise<void>;
  /** The capture frame with this index, once it is connected. */
  frame(index?: number): Promise<Frame>;
  /** Elements, frames and style sheets the SDK has in the page. */
  traces(): Promise<{ elements: number; frames: number; sheets: number; overflow: string }>;
}

export async function openHost(input: {
  readonly browser: Browser;
  readonly sites: Sites;
}): Promise<HostUnderTest> {
  const page = await input.browser.newPage({ viewport: { width: 1000, height: 800 } });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(input.sites.host);
  await prepare(page);
  const log = () => page.evaluate(() => (window as unknown as HostWindow).log);
  return {
    page,
    complaints,
    log,
    waitFor: (name, times = 1) =>
      expect
        .poll(async () => (await log()).filter(([logged]) => logged === name).length, { timeout: 5_000 })
        .toBe(times),
    async frame(index = 0) {
      const frames = () => page.frames().filter((frame) => frame.url().includes("/embed/"));
      await expect.poll(() => frames().length, { timeout: 5_000 }).toBeGreaterThan(index);
      const frame = frames()[index] as Frame;
      await frame.waitForFunction(
        () => "got" in window && (window.got as { tokens: unknown[] }).tokens.length > 0,
      );
      return frame;
    },
    traces: () =>
      page.evaluate(() => ({
        elements: document.querySelectorAll("latchkey-embed").length,
        frames: document.querySelectorAll("iframe").length,
        sheets: document.adoptedStyleSheets.length,
        overflow: getComputedStyle(document.documentElement).overflow,
      })),
  };
}

async function prepare(page: Page): Promise<void> {
  await page.evaluate((linkToken) => {
    const host = window as unknown as HostWindow;
    host.log = [];
    host.handles = [];
    host.make = (options = {}) => {
      const record = (name: string) => (value?: unknown) => host.log.push([name, value ?? null]);
      const handle = host.Latchkey.create({
        token: linkToken,
        onSuccess: record("success"),
        onExit: record("exit"),
        onEvent: record("event"),
        onLoad: record("load"),
        ...options,
      });
      host.handles.push(handle);
      return handle;
    };
  }, token);
}
