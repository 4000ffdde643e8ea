import type { Browser, Page } from "@playwright/test";
import { type PageWeight, weighResponses } from "../../e2e/guards/weigh-responses.ts";
import { type InputTimes, watchInput } from "./watch-input.ts";

/** A page with a form whose first input is `#root_host`. */
export interface FormPage {
  readonly url: string;
  /** Whether React takes the input over. */
  readonly isReact: boolean;
}

/** `lighthouse` is Lighthouse's middling phone: CPU slowed 4 times, 1.6 Mbit/s, 150 ms. */
export type Profile = "none" | "lighthouse";

export interface PageRun extends InputTimes {
  readonly weight: PageWeight;
  /** Whether text typed as soon as it could be was there in the end. */
  readonly isTextKept: boolean;
}

const selector = "#root_host";
const typed = "db.example.com";
const patienceMs = 60_000;
/** Latecomers are counted too: what a page fetches after it is live. */
const settleMs = 400;

/** Opens a page cold (new context: no cache) and watches its first input. @param isTyping types as soon as possible */
export async function measurePage(input: {
  readonly browser: Browser;
  readonly page: FormPage;
  readonly profile: Profile;
  readonly isTyping: boolean;
}): Promise<PageRun> {
  const context = await input.browser.newContext();
  try {
    const page = await context.newPage();
    await slowDown(page, input.profile);
    const weigh = weighResponses({ page });
    await page.addInitScript(watchInput, { selector });
    await page.goto(input.page.url, { waitUntil: "commit", timeout: patienceMs });
    await page.waitForFunction(() => window.benchTimes.typableMs !== null, null, { timeout: patienceMs });
    if (input.isTyping) await page.locator(selector).pressSequentially(typed);
    if (input.page.isReact) await isLive(page);
    await page.waitForTimeout(settleMs);
    const times = await page.evaluate(() => window.benchTimes);
    const isTextKept = (await page.locator(selector).inputValue()) === (input.isTyping ? typed : "");
    return { ...times, weight: await weigh(), isTextKept };
  } finally {
    await context.close();
  }
}

function isLive(page: Page): Promise<unknown> {
  return page.waitForFunction(() => window.benchTimes.liveMs !== null, null, { timeout: patienceMs });
}

async function slowDown(page: Page, profile: Profile): Promise<void> {
  if (profile === "none") return;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
    latency: 150,
  });
}
