import type { Page } from "@playwright/test";
import { createLinkSession } from "../fixtures/api-client";
import { expect, test } from "../fixtures/journey";
import { fillSignIn, fillWhere, goodAnswers } from "../fixtures/postgres-answers";

/** What a person changes in a moment that no person could aim at. Runs in the browser. */
interface HurriedPerson {
  /** Types over a field, as a keyboard, a password manager or a paste does. */
  type(id: string, text: string): void;
  /** Notes down that the moment came. */
  came: boolean;
}

declare global {
  interface Window {
    hurried: HurriedPerson;
  }
}

async function addHurriedPerson(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.hurried = {
      came: false,
      type(id, text) {
        const input = document.querySelector<HTMLInputElement>(`#root_${id}`);
        if (input === null) throw new Error(`no field ${id}`);
        // Past React's own setter on the element, which would make it believe that it wrote the text itself.
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, text);
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      },
    };
  });
}

/** Types as soon as React has put its tracker on the first field: it is taking the form over just now. */
function typeWhileReactStarts(when: "at once" | "when it lets go"): void {
  const define = Object.defineProperty;
  const type = () => {
    window.hurried.came = true;
    window.hurried.type("host", "db.example.com");
    window.hurried.type("database", "shop");
  };
  Object.defineProperty = (<T>(target: T, key: PropertyKey, descriptor: PropertyDescriptor): T => {
    const defined = define(target, key, descriptor);
    const isFirstField = target instanceof HTMLInputElement && target.id === "root_host" && key === "value";
    if (isFirstField && !window.hurried.came) {
      if (when === "at once") type();
      else queueMicrotask(type);
    }
    return defined;
  }) as ObjectConstructor["defineProperty"];
}

for (const when of ["at once", "when it lets go"] as const) {
  test(`text typed before React starts survives a change while it starts, ${when}`, async ({ page, app }) => {
    let release = () => {};
    const typed = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/_next/static/**", async (route) => {
      await typed;
      await route.continue();
    });
    await addHurriedPerson(page);
    await page.addInitScript(typeWhileReactStarts, when);
    const { url } = await createLinkSession({ app, origin: app.url });
    await page.goto(url, { waitUntil: "commit" });
    await page.locator("#root_port").fill("6000");
    release();
    await expect(page.getByRole("button", { name: "Continue" })).toBeEnabled();
    expect(await page.evaluate(() => window.hurried.came)).toBe(true);
    await expect(page.locator("#root_host")).toHaveValue("db.example.com");
    await expect(page.locator("#root_port")).toHaveValue("6000");
    await expect(page.locator("#root_database")).toHaveValue("shop");
  });
}

test("changes in the moment a step comes up, and on top of one another, are all kept", async ({
  page,
  openFrame,
  postgres,
  tls,
}) => {
  await addHurriedPerson(page);
  const { frame } = await openFrame();
  const answers = goodAnswers({ postgres, tls });
  await fillWhere(frame, answers);
  await expect(frame.heading("Sign in")).toBeVisible();
  await frame.frame.locator("body").evaluate(() => {
    // Told right after the step's elements are in the document, before anything else of it has run.
    const arrival = new MutationObserver(() => {
      const tunnel = document.querySelector<HTMLInputElement>('input[type=radio][value="ssh"]');
      if (tunnel === null) return;
      arrival.disconnect();
      window.hurried.came = true;
      tunnel.click();
      window.hurried.type("encryption_host", "bastion.example.com");
      window.hurried.type("encryption_username", "hop");
    });
    arrival.observe(document, { childList: true, subtree: true });
  });
  await fillSignIn(frame, answers);
  await expect(frame.heading("Security")).toBeVisible();
  expect(await frame.frame.locator("body").evaluate(() => window.hurried.came)).toBe(true);
  await expect(frame.frame.getByRole("radio", { name: "Through an SSH tunnel" })).toBeChecked();
  await expect(frame.field("SSH host")).toHaveValue("bastion.example.com");
  await expect(frame.field("SSH user name")).toHaveValue("hop");
});
