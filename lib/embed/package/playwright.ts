/**
 * A page object for the tests of hosts that embed Latchkey: `LatchkeyForm`. It goes by the names that the API
 * has (destination types, report-card properties, failure codes), so that a test reads the same in every
 * language of the form. Needs `@playwright/test` of the host's own, and a sandbox link session.
 */
import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";

/** Values by report-card property. `true` and `false` are for switches. */
export type FormValues = Readonly<Record<string, string | boolean>>;

export class LatchkeyForm {
  /** The form's frame, for what this object does not know. */
  readonly frame: FrameLocator;
  readonly #element: Locator;
  readonly #form: Locator;

  /** @param selector the frame in your page @default the one the SDK makes */
  constructor(page: Page, selector = "latchkey-embed iframe") {
    this.#element = page.locator(selector);
    this.frame = this.#element.contentFrame();
    this.#form = this.frame.locator("main.lk");
  }

  /** Chooses a destination type, for example `postgres`, where the link session allows more than one. */
  async chooseType(type: string): Promise<void> {
    await this.#isOpen();
    await this.frame.locator(`#lk-type-${type}`).click();
    await expect(this.#form).toHaveAttribute("data-screen", "form");
  }

  /** The field of a property. */
  field(property: string): Locator {
    return this.frame.locator(`[data-property="${property}"]`);
  }

  /** Enters values in the step that is shown, and stays in it. */
  async fill(values: FormValues): Promise<void> {
    await this.#isOpen();
    await expect(this.#submitButton()).toBeEnabled();
    for (const [property, value] of Object.entries(values)) await this.#enter(property, value);
  }

  /** Enters values and goes on: to the next step or, from the last, to the tests. Fails where the form does not let it. */
  async fillStep(values: FormValues): Promise<void> {
    await this.fill(values);
    const before = await this.#place();
    await this.submit();
    await expect.poll(() => this.#place(), { message: "the form goes on", timeout: 15_000 }).not.toBe(before);
  }

  /** Sends the step as it stands, whatever comes of it. */
  async submit(): Promise<void> {
    await this.#submitButton().click();
  }

  /** After a failed test: enters another value where the test's own row asks for it, and tests again. */
  async mend(property: string, value: string): Promise<void> {
    await this.#enter(property, value);
    await this.submit();
  }

  /** The form refuses what a field holds. */
  async expectFieldError(property: string): Promise<void> {
    await expect(this.field(property)).toHaveAttribute("data-invalid", "");
  }

  /** A setup test failed with a code (`auth_failed`, for example) and, where given, asks for a field to be changed. */
  async expectFailure(expected: { readonly code: string; readonly field?: string }): Promise<void> {
    await expect(this.frame.locator(`.lk-check[data-code="${expected.code}"]`)).toBeVisible({
      timeout: 30_000,
    });
    if (expected.field !== undefined) await expect(this.field(expected.field)).toBeVisible();
  }

  /** Approves the certificate or host key that a test asks about. */
  async approve(): Promise<void> {
    await this.frame.locator(".lk-trust .lk-button-primary").click();
  }

  /** Every test passed and the connection is stored. */
  async expectConnected(): Promise<void> {
    await expect(this.#form).toHaveAttribute("data-screen", "done", { timeout: 60_000 });
  }

  /** Leaves the receipt: your `onSuccess` is called. */
  async finish(): Promise<void> {
    await this.frame.locator(".lk-done .lk-button-primary").click();
  }

  /** Closes the form without finishing: your `onExit` is called. */
  async close(): Promise<void> {
    await this.frame.locator(".lk-close").click();
    const confirm = this.frame.locator(".lk-leave button").last();
    const isAskedOrGone = async () => (await confirm.isVisible()) || (await this.#element.count()) === 0;
    await expect.poll(isAskedOrGone, { message: "the form closes" }).toBe(true);
    if (await confirm.isVisible()) await confirm.click();
    await expect(this.#element).toHaveCount(0);
  }

  /** The form says for whom it is once its session is open: what is clicked before that may be lost. */
  async #isOpen(): Promise<void> {
    await expect(this.frame.locator(".lk-head-text .lk-help")).toBeVisible({ timeout: 30_000 });
  }

  #submitButton(): Locator {
    return this.frame.locator("button[type=submit]");
  }

  async #place(): Promise<string> {
    const { screen, step } = await this.#form.evaluate((form) => ({ ...(form as HTMLElement).dataset }));
    return `${screen} ${step}`;
  }

  async #enter(property: string, value: string | boolean): Promise<void> {
    const field = this.field(property);
    if (typeof value === "boolean") return this.#switchTo(field, value);
    // A secret that is on file is replaced first.
    const replace = field.locator(".lk-fixed button");
    if (await replace.isVisible()) await replace.click();
    // Only choices have their value in their selector: a key has lines, which no selector may.
    const choices = field.locator("input[type=radio]");
    if ((await choices.count()) > 0) return field.locator(`input[type=radio][value="${value}"]`).click();
    const list = field.locator("select");
    if ((await list.count()) > 0) return void (await list.selectOption(value));
    await field.locator("input, textarea").first().fill(value);
  }

  async #switchTo(field: Locator, value: boolean): Promise<void> {
    const control = field.locator("input");
    if ((await control.isChecked()) !== value) await control.click();
    await expect(control).toBeChecked({ checked: value });
  }
}
