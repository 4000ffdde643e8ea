import { By, Key, until, type WebElement } from "selenium-webdriver";
import { callApi } from "../fixtures/api-client";
import { expect, test } from "../fixtures/journey";
import { goodAnswers } from "../fixtures/postgres-answers";
import { requireRig } from "../rigs/require-rig";
import { findWebKit, startWebKit, type WebKitRig } from "../rigs/webkit";

const patience = 30_000;

/** The capture frame as WebDriver knows it: the driver stands in it until it is told to leave. */
class WebKitFrame {
  readonly #driver: WebKitRig["driver"];

  constructor({ driver }: WebKitRig) {
    this.#driver = driver;
  }

  /** Into the frame, which the page's script put into an element of its own. */
  async enter(): Promise<void> {
    const find = () =>
      this.#driver.executeScript<WebElement | null>(
        `return document.querySelector("latchkey-embed")?.shadowRoot?.querySelector("iframe") ?? null`,
      );
    await this.#driver.wait(async () => (await find()) !== null, patience);
    const frame = await find();
    if (frame === null) throw new Error("the frame is gone");
    await this.#driver.switchTo().frame(frame);
    await this.shows(".lk-head-text .lk-help");
  }

  /** @returns the element, once it is there and can be seen */
  async shows(selector: string): Promise<WebElement> {
    const element = await this.#driver.wait(until.elementLocated(By.css(selector)), patience);
    return this.#driver.wait(until.elementIsVisible(element), patience);
  }

  async type(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [property, value] of Object.entries(values)) {
      const field = await this.shows(`[data-property="${property}"] :is(input, textarea)`);
      // As a person does it: in a frame of another site, WebKit lets no script take the focus before that.
      await field.click();
      const keys = this.#driver.actions();
      await keys.keyDown(Key.CONTROL).sendKeys("a").keyUp(Key.CONTROL).sendKeys(value).perform();
    }
  }

  /** Presses the step's button, and waits until the form has gone on. */
  async goOn(): Promise<void> {
    const place = () =>
      this.#driver.executeScript<string>(
        `return JSON.stringify({ ...document.querySelector("main.lk").dataset })`,
      );
    const before = await place();
    const button = await this.shows("button[type=submit]");
    await this.#driver.wait(until.elementIsEnabled(button), patience);
    await button.click();
    await this.#driver.wait(async () => (await place()) !== before, patience);
  }
}

test.describe("in WebKit", () => {
  let webkit: WebKitRig;

  test.skip(!requireRig({ name: "WebKit", found: findWebKit() !== null }));
  test.beforeAll(async () => {
    webkit = await startWebKit();
  });
  test.afterAll(() => webkit.stop());

  test("a wrong password is mended where it is told, and the host hears of the connection", async ({
    app,
    host,
    postgres,
    tls,
  }) => {
    const { driver } = webkit;
    const frame = new WebKitFrame(webkit);
    const answers = goodAnswers({ postgres, tls });
    await driver.get(host.prepare({}).url);
    await driver.findElement(By.css("#connect")).click();
    await frame.enter();

    await frame.type({ host: answers.host, port: answers.port, database: answers.database });
    await frame.goOn();
    await frame.type({ username: answers.username, password: "not-the-password" });
    await frame.goOn();
    await frame.goOn();
    // Nobody vouches for the server's certificate: the person does.
    await (await frame.shows(".lk-trust .lk-button-primary")).click();

    const failed = await frame.shows('.lk-check[data-code="auth_failed"]');
    expect(await failed.getText()).toContain("did not accept this user name and password");
    expect(await driver.executeScript("return document.activeElement.type")).toBe("password");
    await frame.type({ password: answers.password });
    await frame.goOn();
    await (await frame.shows(".lk-done .lk-button-primary")).click();

    await driver.switchTo().defaultContent();
    const heard = () =>
      driver.executeScript<readonly { kind: string; detail: { connectionId: string } }[]>(
        "return window.heard",
      );
    const ends = async () => (await heard()).filter(({ kind }) => kind === "success" || kind === "exit");
    await expect
      .poll(async () => (await ends()).map(({ kind }) => kind), { timeout: patience })
      .toEqual(["success"]);
    const [end] = await ends();
    const connection = await callApi({ app, path: `/api/v1/connections/${end?.detail.connectionId}` });
    expect(connection).toMatchObject({ status: 200, body: { status: "connected" } });
  });
});
