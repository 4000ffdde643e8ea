import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type HostProject, installPackage } from "../testing/build-package";
import { token } from "../testing/open-host";
import { nothing, runnable, success, useSdk } from "../testing/use-sdk";

type ElementPage = Window & { elementLog: [string, unknown][] };

describe.skipIf(!runnable)("the packed package's custom elements in Chromium", () => {
  const sdk = useSdk();
  let project: HostProject;
  beforeAll(async () => {
    project = installPackage();
    sdk.sites.pageScript = await project.bundle("lib/embed/testing/element-page.ts");
  }, 120_000);
  afterAll(() => project?.remove());
  beforeEach(async () => {
    sdk.sites.linkToken = token;
    await sdk.host.page.addScriptTag({ url: `${sdk.sites.host}/page.js`, type: "module" });
  });

  /** Puts an element with these attributes into the page. */
  const insert = (name: string, attributes: Readonly<Record<string, string>>) =>
    sdk.host.page.evaluate(
      ([tag, given]) => {
        const element = document.createElement(tag);
        for (const [key, value] of Object.entries(given)) element.setAttribute(key, value);
        document.querySelector("#box")?.append(element);
      },
      [name, attributes] as const,
    );
  const heard = () => sdk.host.page.evaluate(() => (window as unknown as ElementPage).elementLog);
  const names = async () => (await heard()).map(([name]) => name);
  const connect = () => sdk.host.page.locator("latchkey-connect");

  test("in the page from the start: token, theme, events, and gone without one", async () => {
    const theme = { "color-scheme": "dark", accent: "#4f46e5", radius: "8" };
    await insert("latchkey-connect", { "base-url": sdk.sites.embed, "token-url": "/token", ...theme });
    const frame = await sdk.host.frame();
    await expect.poll(names).toEqual(["latchkey-event", "latchkey-load"]);
    expect((await sdk.got(frame)).themes.at(-1)).toEqual({
      colorScheme: "dark",
      accent: "#4f46e5",
      radius: 8,
    });
    await connect().evaluate((element) => element.setAttribute("color-scheme", "light"));
    await expect
      .poll(async () => (await sdk.got(frame)).themes.at(-1))
      .toMatchObject({ colorScheme: "light", radius: 8 });
    await connect().evaluate((element) => element.remove());
    expect(await sdk.host.traces()).toEqual(nothing);
    expect(await names()).toEqual(["latchkey-event", "latchkey-load"]);
    expect(sdk.host.complaints).toEqual([]);
  });

  test("a dialog waits for open(), and success bubbles", async () => {
    await insert("latchkey-connect", { "base-url": sdk.sites.embed, token, mode: "dialog" });
    expect(await sdk.host.traces()).toEqual(nothing);
    await connect().evaluate((element) => (element as unknown as { open(): void }).open());
    const frame = await sdk.host.frame();
    await sdk.inFrame(frame, ({ channel }, value) => channel.sendSuccess(value), success);
    await expect.poll(async () => (await heard()).at(-1)).toEqual(["latchkey-success", success]);
    expect(await sdk.host.traces()).toEqual(nothing);
  });

  test("properties that a framework sets before or after count as well", async () => {
    await insert("latchkey-connect", { "base-url": sdk.sites.embed });
    expect(await sdk.host.traces()).toEqual(nothing);
    await connect().evaluate((element, given) => {
      Object.assign(element, { fetchToken: async () => given });
    }, token);
    await sdk.host.frame();
    await connect().evaluate((element) => (element as unknown as { close(): void }).close());
    await expect
      .poll(async () => (await heard()).at(-1))
      .toMatchObject(["latchkey-exit", { reason: "host_closed" }]);
  });

  test("a badge shows what is written, and asks where an address is given", async () => {
    await insert("latchkey-badge", { "base-url": sdk.sites.embed, health: "disabled" });
    const status = sdk.host.page.locator("latchkey-badge").getByRole("status");
    await expect.poll(() => status.textContent()).toBe("Disabled");
    await sdk.host.page
      .locator("latchkey-badge")
      .evaluate((element) => element.setAttribute("health", "connected"));
    await expect.poll(() => status.textContent()).toBe("Connected");
    sdk.sites.connection = { id: "7", status: "invalid", verificationError: "No such host." };
    await insert("latchkey-badge", {
      "base-url": sdk.sites.embed,
      "status-url": "/connection",
      "token-url": "/token",
    });
    const asking = sdk.host.page.locator("latchkey-badge").nth(1);
    await expect.poll(() => asking.getByRole("status").textContent()).toBe("Needs attentionNo such host.");
    await asking.getByRole("button", { name: "Fix now" }).click();
    const frame = await sdk.host.frame();
    sdk.sites.connection = { id: "7", status: "connected" };
    await sdk.inFrame(frame, ({ channel }, value) => channel.sendSuccess(value), success);
    await expect.poll(() => asking.getByRole("status").textContent()).toBe("Connected");
    expect(sdk.host.complaints).toEqual([]);
  });

  test("a badge whose status nobody knows says so, and asks again", async () => {
    sdk.sites.connection = null;
    await insert("latchkey-badge", { "base-url": sdk.sites.embed, "status-url": "/connection" });
    const badge = sdk.host.page.locator("latchkey-badge");
    await expect.poll(() => badge.getByRole("status").textContent()).toBe("Status not known");
    sdk.sites.connection = { id: "7", status: "connected" };
    await badge.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => badge.getByRole("status").textContent()).toBe("Connected");
  });
});
