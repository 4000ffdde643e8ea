import { By } from "selenium-webdriver";
import { callApi } from "../fixtures/api-client";
import { expect, test } from "../fixtures/journey";
import { goodAnswers } from "../fixtures/postgres-answers";
import { WebKitFrame } from "../fixtures/webkit-frame";
import { requireRig } from "../rigs/require-rig";
import { findWebKit, startWebKit, type WebKitRig } from "../rigs/webkit";

test.describe("in WebKit", () => {
  let webkit: WebKitRig;

  test.skip(!requireRig({ name: "WebKit", found: findWebKit() !== null }), "WebKit is not installed");
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
    await expect.poll(async () => (await ends()).map(({ kind }) => kind)).toEqual(["success"]);
    const [end] = await ends();
    const connection = await callApi({ app, path: `/api/v1/connections/${end?.detail.connectionId}` });
    expect(connection).toMatchObject({ status: 200, body: { status: "connected" } });
  });
});
