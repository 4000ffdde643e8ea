import type { Browser } from "@playwright/test";
import { signIn } from "../fixtures/admin";
import type { AppServer } from "../fixtures/app-server";
import { expect, test } from "../fixtures/journey";
import { dashboardBudget } from "./budgets";
import { weighResponses } from "./weigh-responses";

// The heaviest kinds of pages: a form with a preview and a contrast check, forms alone, a list, charts.
const pages = ["/admin", "/admin/connections", "/admin/settings/embed", "/admin/settings/branding"];

test("the dashboard's pages stay within their scripts' bytes", async ({ browser, app }) => {
  for (const path of pages) {
    const { scripts, files } = await weigh({ browser, app, path });
    expect(scripts, `${path} ${JSON.stringify(files, null, 1)}`).toBeLessThanOrEqual(
      dashboardBudget.scriptBytes,
    );
    expect(files.some((file) => /ajv/.test(file.path))).toBe(false);
  }
});

/** Opens a page with an empty cache. The page in the preview's frame is weighed by the frame's own budget. */
async function weigh(input: { readonly browser: Browser; readonly app: AppServer; readonly path: string }) {
  const { browser, app, path } = input;
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn({ page, app });
  await page.route("**/admin/preview/**", (route) => route.abort());
  const weighed = weighResponses({ page });
  await page.goto(app.url + path, { waitUntil: "networkidle" });
  const { files } = await weighed();
  await context.close();
  const scripts = files.filter((file) => file.path.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(3);
  return { scripts: scripts.reduce((sum, file) => sum + file.brotli, 0), files: scripts };
}
