import { describe, expect, test } from "vitest";
import type { HostWindow } from "./testing/open-host";
import { exit, nothing, runnable, success, useSdk } from "./testing/use-sdk";

describe.skipIf(!runnable)("the ends of an embed in Chromium", () => {
  const sdk = useSdk();

  test("close() asks the frame and passes its exit on", async () => {
    await sdk.open();
    const frame = await sdk.host.frame();
    await sdk.call("close");
    await sdk.host.waitFor("exit");
    expect(await sdk.last()).toEqual(["exit", { ...exit, reason: "host_closed" }]);
    expect(await sdk.host.traces()).toEqual(nothing);
    expect(frame.isDetached()).toBe(true);
  });

  test("close() does not wait for a frame that does not answer", async () => {
    await sdk.open();
    const frame = await sdk.host.frame();
    await sdk.inFrame(frame, (window) => {
      window.deaf = true;
    });
    await sdk.call("close");
    await sdk.host.waitFor("exit");
    expect(await sdk.last()).toEqual([
      "exit",
      { ...exit, reason: "host_closed", stepId: null, dirty: false },
    ]);
  });

  test("Esc in the host page asks the frame; a second Esc does not wait for it", async () => {
    await sdk.open();
    const frame = await sdk.host.frame();
    await sdk.inFrame(frame, (window) => {
      window.deaf = true;
    });
    const dialog = sdk.host.page.locator("latchkey-embed dialog");
    const pressEscape = () =>
      dialog.evaluate((element) => element.dispatchEvent(new Event("cancel", { cancelable: true })));
    expect(await pressEscape()).toBe(false);
    await expect.poll(async () => (await sdk.got(frame)).closes).toEqual(["user"]);
    expect(await sdk.host.log()).not.toContainEqual(["exit", expect.anything()]);
    await pressEscape();
    await sdk.host.waitFor("exit");
    expect(await sdk.last()).toMatchObject(["exit", { reason: "user_closed" }]);
  });

  test("a real Esc key before the frame is there closes the dialog and gives the focus back", async () => {
    await sdk.host.page.evaluate(() => {
      document.body.append(Object.assign(document.createElement("button"), { id: "opener" }));
      document.querySelector<HTMLElement>("#opener")?.focus();
    });
    await sdk.host.page.evaluate(() => {
      (window as unknown as HostWindow).make({ token: null, fetchToken: () => new Promise(() => {}) }).open();
    });
    await sdk.host.page.keyboard.press("Escape");
    await sdk.host.waitFor("exit");
    expect(await sdk.last()).toMatchObject(["exit", { reason: "user_closed" }]);
    expect(await sdk.host.page.evaluate(() => document.activeElement?.id)).toBe("opener");
    expect(await sdk.host.traces()).toEqual(nothing);
  });

  test("mount, unmount, mount: one frame, one exit for the first, the same tab key", async () => {
    await sdk.host.page.evaluate(() => {
      const handle = (window as unknown as HostWindow).make();
      handle.open();
      handle.destroy();
      handle.open();
    });
    const first = await sdk.host.frame();
    const { tabKey } = (await sdk.got(first)).tokens[0] ?? {};
    expect(await sdk.host.log()).toContainEqual([
      "exit",
      { ...exit, reason: "host_closed", stepId: null, dirty: false },
    ]);
    await sdk.call("destroy");
    await sdk.call("open");
    expect((await sdk.got(await sdk.host.frame())).tokens[0]?.tabKey).toBe(tabKey);
    expect((await sdk.host.log()).filter(([name]) => name === "exit")).toHaveLength(2);
    expect((await sdk.host.traces()).elements).toBe(1);
  });

  test("open() twice is one frame; two handles are two", async () => {
    await sdk.open();
    await sdk.call("open");
    await sdk.openInline();
    const [modal, inline] = [await sdk.host.frame(0), await sdk.host.frame(1)];
    await sdk.inFrame(modal, ({ channel }, value) => channel.sendSuccess(value), success);
    await sdk.host.waitFor("success");
    expect(await sdk.host.traces()).toMatchObject({ elements: 1, sheets: 0 });
    await sdk.inFrame(inline, ({ channel }, value) => channel.sendExit(value), exit);
    await sdk.host.waitFor("exit");
    expect(await sdk.host.traces()).toEqual(nothing);
  });

  test("a frame that does not allow this page never connects; a note with a retry takes its place", async () => {
    sdk.sites.allowedOrigins = ["https://other.example"];
    await sdk.host.page.clock.install();
    await sdk.open();
    await expect.poll(() => sdk.host.page.frames().length).toBe(2);
    await sdk.host.page.clock.fastForward(14_000);
    expect(await sdk.host.log()).toEqual([]);
    await sdk.host.page.clock.fastForward(1_500);
    await sdk.host.waitFor("exit");
    expect(await sdk.last()).toMatchObject([
      "exit",
      { reason: "frame_not_loaded", lastErrorCode: "timeout" },
    ]);
    sdk.sites.allowedOrigins = [sdk.sites.host];
    expect(await sdk.host.page.getByText("could not be loaded").isVisible()).toBe(true);
    await sdk.host.page.getByRole("button", { name: "Try again" }).click();
    await sdk.host.waitFor("load");
    await sdk.call("close");
    await sdk.host.waitFor("exit", 2);
    expect(await sdk.host.traces()).toEqual(nothing);
  });

  test("a frame whose next document says nothing is given up", async () => {
    await sdk.open();
    await sdk.host.frame();
    await sdk.host.page.clock.install();
    sdk.sites.silent = true;
    const loaded = sdk.host.page.waitForEvent("framenavigated");
    await sdk.iframe.evaluate((element: HTMLIFrameElement) => {
      element.src = `${element.src}?again`;
    });
    await loaded;
    await sdk.iframe.contentFrame().locator("#field").waitFor();
    await sdk.host.page.clock.fastForward(16_000);
    await sdk.host.waitFor("exit");
    expect(await sdk.last()).toMatchObject(["exit", { reason: "frame_not_loaded" }]);
  });

  test("removing the element from the page is an exit", async () => {
    await sdk.openInline();
    await sdk.host.frame();
    await sdk.host.page.evaluate(() => document.querySelector("#box")?.remove());
    await sdk.host.waitFor("exit");
    expect(await sdk.last()).toMatchObject(["exit", { reason: "host_closed" }]);
    expect(await sdk.host.traces()).toEqual(nothing);
  });
});
