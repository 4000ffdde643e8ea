import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// Debian's browser, where there is one: Playwright's own needs a download.
const chromium = "/usr/bin/chromium";
const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/journeys",
  // Each worker has an app, a browser and servers of its own, most of them idle at any time.
  workers: 2,
  // The second try is for its trace alone: what needs one has failed.
  retries: 1,
  failOnFlakyTests: true,
  forbidOnly: process.env.CI === "true",
  // The longest journeys take 20 s; a busy machine has twice been three times as slow.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    // Recording costs each journey a seventh of its time.
    trace: "on-first-retry",
    launchOptions: {
      ...(existsSync(chromium) ? { executablePath: chromium } : {}),
      args: [
        ...(root ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
      ],
    },
  },
});
