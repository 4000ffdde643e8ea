import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type HostProject, installPackage } from "../testing/build-package";
import { sessionId, token } from "../testing/open-host";
import type { PackagePage, Part } from "../testing/package-page";
import { nothing, runnable, success, useSdk } from "../testing/use-sdk";

type PageWindow = Window & { page: PackagePage };

describe.skipIf(!runnable)("the packed package in Chromium, React in strict mode", () => {
  const sdk = useSdk();
  let project: HostProject;
  beforeAll(async () => {
    project = installPackage();
    sdk.sites.pageScript = await project.bundle("lib/embed/testing/package-page.tsx");
  }, 120_000);
  afterAll(() => project?.remove());
  beforeEach(async () => {
    await sdk.host.page.addScriptTag({ url: `${sdk.sites.host}/page.js`, type: "module" });
    await sdk.host.page.evaluate(
      ([baseUrl, linkToken]) =>
        Object.assign((window as unknown as PageWindow).page, { baseUrl, token: linkToken }),
      [sdk.sites.embed, token],
    );
  });

  const render = (parts: readonly Part[]) =>
    sdk.host.page.evaluate((given) => (window as unknown as PageWindow).page.render(given), parts);
  const log = () => sdk.host.page.evaluate(() => (window as unknown as PageWindow).page.log);
  const heard = async () => (await log()).map(([name]) => name);
  const frames = () => sdk.host.page.frames().filter((frame) => frame.url().includes("/embed/")).length;
  const output = () => sdk.host.page.locator("output");

  test("mounted, unmounted and mounted again it is one form, one token and no exit", async () => {
    await render([{ kind: "connect", name: "first" }]);
    const frame = await sdk.host.frame();
    await expect.poll(heard).toEqual(["fetch", "load"]);
    expect(frames()).toBe(1);
    // Callbacks and theme are those of the last render; the form stays.
    await render([{ kind: "connect", name: "second", theme: { colorScheme: "dark" } }]);
    await expect.poll(async () => (await sdk.got(frame)).themes.at(-1)).toEqual({ colorScheme: "dark" });
    await sdk.inFrame(frame, ({ channel }) => channel.sendTokenNeeded("expired"));
    await expect.poll(async () => (await sdk.got(frame)).tokens).toHaveLength(2);
    expect((await log()).at(-1)).toEqual(["fetch", "second"]);
    await render([]);
    await expect.poll(sdk.host.traces).toEqual(nothing);
    expect(await heard()).toEqual(["fetch", "load", "fetch"]);
    expect(sdk.host.complaints).toEqual([]);
  });

  test("unmounted while it opens, it leaves nothing and tells nobody", async () => {
    await render([{ kind: "connect", answer: "never" }]);
    await expect.poll(heard).toEqual(["fetch"]);
    await render([]);
    await expect.poll(sdk.host.traces).toEqual(nothing);
    expect(await heard()).toEqual(["fetch"]);
  });

  test("several stand on one page, and each ends for itself", async () => {
    await render([{ kind: "connect" }, { kind: "connect" }, { kind: "dialog" }]);
    const [first] = [await sdk.host.frame(0), await sdk.host.frame(1)];
    await sdk.host.page.getByRole("button", { name: "Open" }).click();
    await sdk.host.frame(2);
    expect(frames()).toBe(3);
    await sdk.inFrame(first, ({ channel }, value) => channel.sendSuccess(value), success);
    await expect.poll(async () => (await log()).at(-1)).toEqual(["success", success]);
    await expect.poll(frames).toBe(2);
    await expect.poll(() => output().textContent()).toBe("open fine");
  });

  test("the hook tells where it stands, and why it failed", async () => {
    await render([{ kind: "dialog", answer: "error" }]);
    expect(await output().textContent()).toBe("closed fine");
    await sdk.host.page.getByRole("button", { name: "Open" }).click();
    await expect.poll(() => output().textContent()).toBe("closed token_fetch_failed");
    await render([{ kind: "dialog" }]);
    await sdk.host.page.getByRole("button", { name: "Open" }).click();
    await expect.poll(() => output().textContent()).toBe("open fine");
    await sdk.host.page.evaluate(() => document.querySelectorAll<HTMLElement>("p button")[1]?.click());
    await expect.poll(() => output().textContent()).toBe("closed fine");
    expect(await sdk.host.traces()).toEqual(nothing);
  });

  test("a Latchkey that speaks another version is told apart at once", async () => {
    sdk.sites.silent = true;
    await render([{ kind: "dialog" }]);
    await sdk.host.page.getByRole("button", { name: "Open" }).click();
    const frame = () => sdk.host.page.frames().find((other) => other.url().includes("/embed/"));
    await expect.poll(frame).toBeTruthy();
    await frame()?.evaluate(
      ([session, parent]) => {
        const hello = { ns: "latchkey", v: 2, session, type: "hello" };
        // Later: it is the end of this document.
        setTimeout(() => window.parent.postMessage(hello, parent ?? ""));
      },
      [sessionId, sdk.sites.host],
    );
    await expect.poll(() => output().textContent()).toBe("closed protocol_unsupported");
    const shown = sdk.host.page.getByRole("dialog").getByRole("button", { name: "Try again" });
    await expect.poll(() => shown.count()).toBe(1);
  });

  test("the badge names the cause, opens the form that mends it, and says when it is mended", async () => {
    await render([{ kind: "badge" }]);
    const badge = sdk.host.page.locator("latchkey-status");
    const status = badge.getByRole("status");
    await expect.poll(() => status.textContent()).toBe("Needs attentionThe password was refused.");
    await badge.getByRole("button", { name: "Fix now" }).click();
    const frame = await sdk.host.frame();
    expect(await log()).toEqual([["fix", { mode: "reauthorize", connectionId: "7" }]]);
    await sdk.inFrame(frame, ({ channel }, value) => channel.sendSuccess(value), success);
    await expect.poll(() => status.textContent()).toContain("Connected");
    expect(await badge.getByRole("button").count()).toBe(0);
    expect(sdk.host.complaints).toEqual([]);
  });
});
