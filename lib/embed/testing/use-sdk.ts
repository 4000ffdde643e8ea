import { existsSync } from "node:fs";
import { type Browser, chromium, type Frame, type Locator } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { type HostUnderTest, type HostWindow, openHost } from "./open-host";
import { type Sites, serveSites } from "./serve-sites";

const executablePath = "/usr/bin/chromium";
/** False where there is no browser to run in; never false in CI, where the tests then fail. */
// biome-ignore lint/style/noProcessEnv: the switch of the test run, not of the product
export const runnable: boolean = existsSync(executablePath) || Boolean(process.env.CI);
if (!runnable) console.warn(`SKIPPED: the SDK in a real browser, there is no ${executablePath}`);

export const success = {
  eventId: "evt_0123456789abcdefghijkl",
  connectionId: "9f1a7a52-4c3f-4f0e-9d7e-0d6a1d1c2b3a",
  destinationType: "postgres",
  pending: false,
  sig: "eyJhbGciOiJFUzI1NiJ9..c2lnbmF0dXJl",
};
/** What the frame under test sends when it is asked to close. */
export const exit = {
  eventId: null,
  reason: "user_closed",
  stepId: "details",
  lastErrorCode: null,
  dirty: true,
  sig: null,
} as const;
/** A page without any trace of the SDK. */
export const nothing = { elements: 0, frames: 0, sheets: 0, overflow: "visible" };

/** The frame's end of the channel, typed loosely: the SDK does not import the frame. */
export interface FrameWindow {
  channel: Record<"sendEvent" | "sendTokenNeeded" | "sendSuccess" | "sendExit", (payload: unknown) => void>;
  /** Set: does not answer when asked to close. */
  deaf: boolean;
  got: {
    tokens: { token: string; tabKey: string }[];
    themes: unknown[];
    closes: string[];
    forgeries: number;
  };
}

/** A browser for all tests of a `describe`, and a fresh host page for each of them. */
export function useSdk(): SdkUnderTest {
  const sdk = new SdkUnderTest();
  beforeAll(async () => {
    sdk.sites = await serveSites();
    sdk.browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  });
  beforeEach(async () => {
    sdk.sites.allowedOrigins = ["https://other.example", sdk.sites.host];
    sdk.sites.silent = false;
    sdk.host = await openHost(sdk);
  });
  afterEach(() => sdk.host.page.context().close());
  afterAll(async () => {
    await sdk.browser?.close();
    sdk.sites?.close();
  });
  return sdk;
}

export class SdkUnderTest {
  sites!: Sites;
  browser!: Browser;
  host!: HostUnderTest;

  /** The iframe element the SDK made. */
  get iframe(): Locator {
    return this.host.page.locator("latchkey-embed iframe");
  }

  open(options: object = {}): Promise<void> {
    return this.host.page.evaluate((given) => (window as unknown as HostWindow).make(given).open(), options);
  }

  openInline(): Promise<void> {
    return this.host.page.evaluate(() => {
      const container = document.querySelector<HTMLElement>("#box");
      if (container) (window as unknown as HostWindow).make({ container }).open();
    });
  }

  /** Calls the first handle. */
  call(method: "open" | "close" | "destroy"): Promise<void> {
    return this.host.page.evaluate((name) => (window as unknown as HostWindow).handles[0]?.[name](), method);
  }

  /** Lets the frame do something that may be its end, which on a busy machine comes before the call's own answer. */
  async inFrame(
    frame: Frame,
    act: (window: FrameWindow, value: unknown) => void,
    value: unknown = null,
  ): Promise<void> {
    const code = `void setTimeout(() => (${act})(window, ${JSON.stringify(value)}))`;
    await frame.evaluate(code).catch((error: Error) => {
      if (!/frame was detached|context was destroyed/i.test(error.message)) throw error;
    });
  }

  got(frame: Frame): Promise<FrameWindow["got"]> {
    return frame.evaluate(() => (window as unknown as FrameWindow).got);
  }

  /** The last callback so far. */
  async last(): Promise<[string, unknown] | undefined> {
    return (await this.host.log()).at(-1);
  }
}
