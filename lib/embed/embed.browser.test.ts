import { describe, expect, test } from "vitest";
import { type HostWindow, openHost, sessionId, token } from "./testing/open-host";
import { nothing, runnable, success, useSdk } from "./testing/use-sdk";

describe.skipIf(!runnable)("the built SDK in Chromium, host and frame on different sites", () => {
  const sdk = useSdk();

  test("shakes hands, hands over the token, and reports success once", async () => {
    await sdk.open();
    const frame = await sdk.host.frame();
    await sdk.host.waitFor("load");
    expect(frame.url()).toBe(`${sdk.sites.embed}/embed/${sessionId}`);
    expect((await sdk.got(frame)).tokens).toEqual([{ token, tabKey: expect.stringMatching(/^\d{22,43}$/) }]);
    await sdk.inFrame(frame, ({ channel }) => channel.sendEvent({ name: "STEP_VIEWED", stepId: "details" }));
    await sdk.host.waitFor("event", 2);
    await sdk.inFrame(
      frame,
      ({ channel }, value) => {
        channel.sendSuccess(value);
        channel.sendSuccess(value);
        channel.sendExit(value);
      },
      success,
    );
    await sdk.host.waitFor("success");
    await sdk.call("close");
    expect(await sdk.host.log()).toEqual([
      ["event", { name: "OPEN" }],
      ["load", null],
      ["event", { name: "STEP_VIEWED", stepId: "details" }],
      ["success", success],
    ]);
    expect(await sdk.host.traces()).toEqual(nothing);
    expect(sdk.host.complaints).toEqual([]);
  });

  test("sets the sandbox, the referrer policy and a title on the frame", async () => {
    await sdk.open();
    await sdk.host.frame();
    const attribute = (name: string) => sdk.iframe.getAttribute(name);
    expect(await attribute("sandbox")).toBe(
      "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox",
    );
    expect(await attribute("referrerpolicy")).toBe("strict-origin");
    expect(await attribute("allow")).toBe("clipboard-write");
    expect(await attribute("title")).toBe("Connect a destination");
  });

  test("a reload of the frame shakes hands anew and hands over the token with the same tab key", async () => {
    await sdk.open();
    const before = await sdk.got(await sdk.host.frame());
    await (await sdk.host.frame()).evaluate(() => {
      (window as unknown as { old: boolean }).old = true;
      location.reload();
    });
    await expect.poll(async () => (await sdk.host.frame()).evaluate(() => "old" in window)).toBe(false);
    expect((await sdk.got(await sdk.host.frame())).tokens).toEqual(before.tokens);
    expect((await sdk.host.log()).filter(([name]) => name === "load")).toHaveLength(1);
    await sdk.call("close");
    await sdk.host.waitFor("exit");
  });

  test("the tab key outlives a reload of the page and differs in another tab", async () => {
    await sdk.open();
    const key = (await sdk.got(await sdk.host.frame())).tokens[0]?.tabKey;
    const other = await openHost(sdk);
    await other.page.evaluate(() => (window as unknown as HostWindow).make().open());
    expect((await sdk.got(await other.frame())).tokens[0]?.tabKey).not.toBe(key);
    await other.page.context().close();
    expect(await sdk.host.page.evaluate((id) => sessionStorage.getItem(`latchkey:${id}`), sessionId)).toBe(
      key,
    );
  });

  test("follows the frame's height, in whole pixels, and never starts at nothing", async () => {
    await sdk.openInline();
    expect((await sdk.iframe.boundingBox())?.height).toBeGreaterThan(200);
    const frame = await sdk.host.frame();
    await expect.poll(async () => (await sdk.iframe.boundingBox())?.height).toBeLessThan(400);
    await frame.evaluate(() => document.querySelector("#content")?.setAttribute("style", "height:700.2px"));
    await expect.poll(async () => (await sdk.iframe.boundingBox())?.height).toBeGreaterThan(700);
    expect(Number.isInteger((await sdk.iframe.boundingBox())?.height)).toBe(true);
  });

  test("a theme reaches the frame, also a later one", async () => {
    await sdk.open({ theme: { colorScheme: "dark" } });
    const frame = await sdk.host.frame();
    await sdk.host.page.evaluate(() =>
      (window as unknown as HostWindow).handles[0]?.update({ theme: { accent: "#4f46e5" } }),
    );
    await expect
      .poll(async () => (await sdk.got(frame)).themes.at(-1))
      .toEqual({ colorScheme: "dark", accent: "#4f46e5" });
    expect(await sdk.iframe.evaluate((element) => getComputedStyle(element).colorScheme)).toBe("dark");
  });

  test("fetchToken: once for many needs, again after expiry, and its failure ends it", async () => {
    await sdk.host.page.evaluate((linkToken) => {
      let calls = 0;
      (window as unknown as HostWindow)
        .make({
          token: null,
          fetchToken: async () => {
            calls += 1;
            (window as unknown as HostWindow).log.push(["fetch", calls]);
            if (calls > 2) throw new Error("Back end is down");
            return linkToken;
          },
        })
        .open();
    }, token);
    const frame = await sdk.host.frame();
    const expire = () => sdk.inFrame(frame, ({ channel }) => channel.sendTokenNeeded("expired"));
    await expire();
    await expect.poll(async () => (await sdk.got(frame)).tokens).toHaveLength(2);
    await expire();
    await sdk.host.waitFor("exit");
    expect((await sdk.host.log()).map(([name, value]) => (name === "event" ? value : name))).toEqual([
      "fetch",
      { name: "OPEN" },
      "load",
      { name: "TOKEN_EXPIRED" },
      "fetch",
      { name: "TOKEN_EXPIRED" },
      "fetch",
      { name: "ERROR", code: "token_fetch_failed" },
      "exit",
    ]);
    expect(await sdk.last()).toMatchObject(["exit", { reason: "token_rejected" }]);
  });

  test("the ES module does the same and knows where it came from", async () => {
    // As text: the test runner would rewrite the import.
    await sdk.host.page.evaluate(
      `import("${sdk.sites.embed}/embed.mjs").then((sdk) => sdk.open({ token: "${token}", onSuccess() {} }))`,
    );
    expect((await sdk.host.frame()).url()).toBe(`${sdk.sites.embed}/embed/${sessionId}`);
  });

  test("the script may be included twice", async () => {
    await sdk.host.page.evaluate(() => Object.assign(window, { before: window.Latchkey }));
    await sdk.host.page.addScriptTag({ url: `${sdk.sites.embed}/embed.js?second` });
    expect(
      await sdk.host.page.evaluate(
        () => (window as unknown as { before: unknown }).before === window.Latchkey,
      ),
    ).toBe(true);
  });
});
