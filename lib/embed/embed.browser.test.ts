import { existsSync } from "node:fs";
import { type Browser, chromium, type Frame } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { HostChannel } from "@/components/capture/host-channel";
import { type HostUnderTest, type HostWindow, openHost, sessionId, token } from "./testing/open-host";
import { type Sites, serveSites } from "./testing/serve-sites";

const executablePath = "/usr/bin/chromium";
// biome-ignore lint/style/noProcessEnv: the switch of the test run, not of the product
const runnable = existsSync(executablePath) || Boolean(process.env.CI);
if (!runnable) console.warn(`SKIPPED: the SDK in a real browser, no ${executablePath}`);

interface FrameWindow {
  channel: HostChannel;
  deaf: boolean;
  got: { tokens: { token: string; tabKey: string }[]; themes: unknown[]; closes: string[] };
}
const success = {
  eventId: "evt_0123456789abcdefghijkl",
  connectionId: "9f1a7a52-4c3f-4f0e-9d7e-0d6a1d1c2b3a",
  destinationType: "postgres",
};
const exit = {
  eventId: null,
  reason: "user_closed",
  stepId: "details",
  lastErrorCode: null,
  dirty: true,
} as const;
const nothing = { elements: 0, frames: 0, sheets: 0, overflow: "visible" };

describe.skipIf(!runnable)("the built SDK in Chromium, host and frame on different sites", () => {
  let browser: Browser;
  let sites: Sites;
  let host: HostUnderTest;

  beforeAll(async () => {
    sites = await serveSites();
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser?.close();
    sites?.close();
  });
  beforeEach(async () => {
    sites.allowedOrigins = ["https://other.example", sites.host];
    sites.silent = false;
    host = await openHost({ browser, sites });
  });
  afterEach(() => host.page.context().close());

  const open = (options: object = {}) =>
    host.page.evaluate((given) => (window as unknown as HostWindow).make(given).open(), options);
  const call = (method: "open" | "close" | "destroy", index = 0) =>
    host.page.evaluate(([name, at]) => (window as unknown as HostWindow).handles[at]?.[name](), [
      method,
      index,
    ] as const);
  const inFrame = (frame: Frame, act: (window: FrameWindow, value: unknown) => void, value: unknown = null) =>
    frame.evaluate(`(${act})(window, ${JSON.stringify(value)})`);
  const got = (frame: Frame) => frame.evaluate(() => (window as unknown as FrameWindow).got);
  const openInline = () =>
    host.page.evaluate(() => {
      const container = document.querySelector<HTMLElement>("#box");
      if (container) (window as unknown as HostWindow).make({ container }).open();
    });
  const iframe = () => host.page.locator("latchkey-embed iframe");

  test("shakes hands, hands over the token, and reports success once", async () => {
    await open();
    const frame = await host.frame();
    await host.waitFor("load");
    expect(frame.url()).toBe(`${sites.embed}/embed/${sessionId}`);
    expect((await got(frame)).tokens).toEqual([{ token, tabKey: expect.stringMatching(/^\d{22,43}$/) }]);
    await inFrame(frame, ({ channel }) => channel.sendEvent({ name: "STEP_VIEWED", stepId: "details" }));
    await host.waitFor("event", 2);
    await inFrame(
      frame,
      ({ channel }, value) => {
        channel.sendSuccess(value as typeof success);
        channel.sendSuccess(value as typeof success);
        channel.sendExit(value as never);
      },
      success,
    );
    await host.waitFor("success");
    await call("close");
    expect(await host.log()).toEqual([
      ["event", { name: "OPEN" }],
      ["load", null],
      ["event", { name: "STEP_VIEWED", stepId: "details" }],
      ["success", success],
    ]);
    expect(await host.traces()).toEqual(nothing);
    expect(host.complaints).toEqual([]);
  });

  test("sets the sandbox, the referrer policy and a title on the frame", async () => {
    await open();
    await host.frame();
    const attribute = (name: string) => iframe().getAttribute(name);
    expect(await attribute("sandbox")).toBe(
      "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox",
    );
    expect(await attribute("referrerpolicy")).toBe("strict-origin");
    expect(await attribute("allow")).toBe("clipboard-write");
    expect(await attribute("title")).toBe("Connect a destination");
  });

  test("close() asks the frame and passes its exit on", async () => {
    await open();
    const frame = await host.frame();
    await call("close");
    await host.waitFor("exit");
    expect((await host.log()).at(-1)).toEqual(["exit", { ...exit, reason: "host_closed" }]);
    expect(await host.traces()).toEqual(nothing);
    expect(frame.isDetached()).toBe(true);
  });

  test("close() does not wait for a frame that does not answer", async () => {
    await open();
    const frame = await host.frame();
    await inFrame(frame, (window) => {
      window.deaf = true;
    });
    await call("close");
    await host.waitFor("exit");
    expect((await host.log()).at(-1)).toEqual([
      "exit",
      { ...exit, reason: "host_closed", stepId: null, dirty: false },
    ]);
  });

  test("Esc in the host page asks the frame; a second Esc does not wait for it", async () => {
    await open();
    const frame = await host.frame();
    await inFrame(frame, (window) => {
      window.deaf = true;
    });
    const dialog = host.page.locator("latchkey-embed dialog");
    const pressEscape = () =>
      dialog.evaluate((element) => element.dispatchEvent(new Event("cancel", { cancelable: true })));
    expect(await pressEscape()).toBe(false);
    await expect.poll(async () => (await got(frame)).closes).toEqual(["user"]);
    expect(await host.log()).not.toContainEqual(["exit", expect.anything()]);
    await pressEscape();
    await host.waitFor("exit");
    expect((await host.log()).at(-1)).toMatchObject(["exit", { reason: "user_closed" }]);
  });

  test("a real Esc key before the frame is there closes the dialog and gives the focus back", async () => {
    await host.page.evaluate(() => {
      document.body.append(Object.assign(document.createElement("button"), { id: "opener" }));
      document.querySelector<HTMLElement>("#opener")?.focus();
    });
    await host.page.evaluate(() => {
      (window as unknown as HostWindow).make({ token: null, fetchToken: () => new Promise(() => {}) }).open();
    });
    await host.page.keyboard.press("Escape");
    await host.waitFor("exit");
    expect((await host.log()).at(-1)).toMatchObject(["exit", { reason: "user_closed" }]);
    expect(await host.page.evaluate(() => document.activeElement?.id)).toBe("opener");
    expect(await host.traces()).toEqual(nothing);
  });

  test("mount, unmount, mount: one frame, one exit for the first, the same tab key", async () => {
    await host.page.evaluate(() => {
      const handle = (window as unknown as HostWindow).make();
      handle.open();
      handle.destroy();
      handle.open();
    });
    const first = await host.frame();
    const { tabKey } = (await got(first)).tokens[0] ?? {};
    expect(await host.log()).toContainEqual([
      "exit",
      { ...exit, reason: "host_closed", stepId: null, dirty: false },
    ]);
    await call("destroy");
    await call("open");
    expect((await got(await host.frame())).tokens[0]?.tabKey).toBe(tabKey);
    expect((await host.log()).filter(([name]) => name === "exit")).toHaveLength(2);
    expect((await host.traces()).elements).toBe(1);
  });

  test("the tab key outlives a reload of the page and differs in another tab", async () => {
    await open();
    const key = (await got(await host.frame())).tokens[0]?.tabKey;
    const other = await openHost({ browser, sites });
    await other.page.evaluate(() => (window as unknown as HostWindow).make().open());
    expect((await got(await other.frame())).tokens[0]?.tabKey).not.toBe(key);
    await other.page.context().close();
    expect(await host.page.evaluate((id) => sessionStorage.getItem(`latchkey:${id}`), sessionId)).toBe(key);
  });

  test("open() twice is one frame; two handles are two", async () => {
    await open();
    await call("open");
    await openInline();
    const [modal, inline] = [await host.frame(0), await host.frame(1)];
    await inFrame(modal, ({ channel }, value) => channel.sendSuccess(value as typeof success), success);
    await host.waitFor("success");
    expect(await host.traces()).toMatchObject({ elements: 1, sheets: 0 });
    await inFrame(inline, ({ channel }, value) => channel.sendExit(value as typeof exit), exit);
    await host.waitFor("exit");
    expect(await host.traces()).toEqual(nothing);
  });

  test("a reload of the frame shakes hands anew and hands over the token with the same tab key", async () => {
    await open();
    const before = await got(await host.frame());
    await (await host.frame()).evaluate(() => {
      (window as unknown as { old: boolean }).old = true;
      location.reload();
    });
    await expect.poll(async () => (await host.frame()).evaluate(() => "old" in window)).toBe(false);
    expect((await got(await host.frame())).tokens).toEqual(before.tokens);
    expect((await host.log()).filter(([name]) => name === "load")).toHaveLength(1);
    await call("close");
    await host.waitFor("exit");
  });

  test("forged messages from the page and from a third origin are ignored", async () => {
    await openInline();
    const frame = await host.frame();
    const forged = {
      ns: "latchkey",
      v: 1,
      id: "1".repeat(30),
      seq: 9_000,
      session: sessionId,
      ts: 1,
      payload: success,
    };
    const terminal = ["success", "exit"].map((type) => ({ ...forged, type }));
    const hello = { ...forged, type: "hello", payload: { nonce: "7".repeat(30) } };
    await host.page.evaluate(
      (messages) => {
        for (const message of messages) window.postMessage(message, "*");
        for (const message of messages)
          document.querySelector("iframe")?.contentWindow?.postMessage(message, "*");
      },
      [...terminal, hello],
    );
    // A page of a third origin inside the host page posts to its parent.
    await host.page.evaluate(
      (src) => document.body.append(Object.assign(document.createElement("iframe"), { src })),
      sites.embed.replace("localhost", "[::1]"),
    );
    const third = () => host.page.frames().find((other) => other.url().includes("[::1]"));
    await expect.poll(third).toBeTruthy();
    await third()?.evaluate(
      (messages) => {
        for (const message of messages) window.parent.postMessage(message, "*");
      },
      [...terminal, hello],
    );
    // An init with a wrong nonce from the real parent, and a second one with a stolen port, change nothing.
    const init = { ...forged, type: "init", payload: { nonce: "7".repeat(30), hostNonce: "7".repeat(30) } };
    await host.page.evaluate((message) => {
      const target = document
        .querySelector("latchkey-embed")
        ?.shadowRoot?.querySelector("iframe")?.contentWindow;
      target?.postMessage(message, "*", [new MessageChannel().port1]);
    }, init);
    await inFrame(frame, ({ channel }) => channel.sendEvent({ name: "SUBMITTED" }));
    await host.waitFor("event", 2);
    expect((await host.log()).map(([name]) => name)).toEqual(["event", "load", "event"]);
    expect((await got(frame)).tokens).toHaveLength(1);
  });

  test("a hello in another protocol version is answered with unsupported", async () => {
    sites.silent = true;
    await open();
    const frame = () => host.page.frames().find((other) => other.url().includes("/embed/"));
    await expect.poll(frame).toBeTruthy();
    const answer = await frame()?.evaluate(
      ([session, parent]) =>
        new Promise((resolve) => {
          window.addEventListener("message", ({ data, origin }) => resolve({ ...data, origin }));
          window.parent.postMessage({ ns: "latchkey", v: 2, session, type: "hello" }, parent ?? "");
        }),
      [sessionId, sites.host],
    );
    expect(answer).toMatchObject({ type: "unsupported", payload: { version: 1 }, origin: sites.host });
  });

  test("a frame that does not allow this page never connects; a note with a retry takes its place", async () => {
    sites.allowedOrigins = ["https://other.example"];
    await host.page.clock.install();
    await open();
    await expect.poll(() => host.page.frames().length).toBe(2);
    await host.page.clock.fastForward(14_000);
    expect(await host.log()).toEqual([]);
    await host.page.clock.fastForward(1_500);
    await host.waitFor("exit");
    expect((await host.log()).at(-1)).toMatchObject([
      "exit",
      { reason: "frame_not_loaded", lastErrorCode: "timeout" },
    ]);
    sites.allowedOrigins = [sites.host];
    expect(await host.page.getByText("could not be loaded").isVisible()).toBe(true);
    await host.page.getByRole("button", { name: "Try again" }).click();
    await host.waitFor("load");
    await call("close");
    await host.waitFor("exit", 2);
    expect(await host.traces()).toEqual(nothing);
  });

  test("a frame whose next document says nothing is given up", async () => {
    await open();
    await host.frame();
    await host.page.clock.install();
    sites.silent = true;
    const loaded = host.page.waitForEvent("framenavigated");
    await iframe().evaluate((element: HTMLIFrameElement) => {
      element.src = `${element.src}?again`;
    });
    await loaded;
    await iframe().contentFrame().locator("#field").waitFor();
    await host.page.clock.fastForward(16_000);
    await host.waitFor("exit");
    expect((await host.log()).at(-1)).toMatchObject(["exit", { reason: "frame_not_loaded" }]);
  });

  test("the script may be included twice", async () => {
    await host.page.evaluate(() => Object.assign(window, { before: window.Latchkey }));
    await host.page.addScriptTag({ url: `${sites.embed}/embed.js?second` });
    expect(
      await host.page.evaluate(() => (window as unknown as { before: unknown }).before === window.Latchkey),
    ).toBe(true);
  });

  test("removing the element from the page is an exit", async () => {
    await openInline();
    await host.frame();
    await host.page.evaluate(() => document.querySelector("#box")?.remove());
    await host.waitFor("exit");
    expect((await host.log()).at(-1)).toMatchObject(["exit", { reason: "host_closed" }]);
    expect(await host.traces()).toEqual(nothing);
  });

  test("follows the frame's height, in whole pixels, and never starts at nothing", async () => {
    await openInline();
    expect((await iframe().boundingBox())?.height).toBeGreaterThan(200);
    const frame = await host.frame();
    await expect.poll(async () => (await iframe().boundingBox())?.height).toBeLessThan(400);
    await frame.evaluate(() => document.querySelector("#content")?.setAttribute("style", "height:700.2px"));
    await expect.poll(async () => (await iframe().boundingBox())?.height).toBeGreaterThan(700);
    expect(Number.isInteger((await iframe().boundingBox())?.height)).toBe(true);
  });

  test("a theme reaches the frame, also a later one", async () => {
    await open({ theme: { colorScheme: "dark" } });
    const frame = await host.frame();
    await host.page.evaluate(() =>
      (window as unknown as HostWindow).handles[0]?.update({ theme: { accent: "#4f46e5" } }),
    );
    await expect
      .poll(async () => (await got(frame)).themes.at(-1))
      .toEqual({ colorScheme: "dark", accent: "#4f46e5" });
    expect(await iframe().evaluate((element) => getComputedStyle(element).colorScheme)).toBe("dark");
  });

  test("fetchToken: once for many needs, again after expiry, and its failure ends it", async () => {
    await host.page.evaluate((linkToken) => {
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
    const frame = await host.frame();
    const expire = () => inFrame(frame, ({ channel }) => channel.sendTokenNeeded("expired"));
    await expire();
    await expect.poll(async () => (await got(frame)).tokens).toHaveLength(2);
    await expire();
    await host.waitFor("exit");
    expect((await host.log()).map(([name, value]) => (name === "event" ? value : name))).toEqual([
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
    expect((await host.log()).at(-1)).toMatchObject(["exit", { reason: "token_rejected" }]);
  });

  test("an embed on the page's own origin is refused", async () => {
    await open({ baseUrl: sites.host });
    await host.waitFor("exit");
    expect((await host.log()).at(-1)).toMatchObject([
      "exit",
      { reason: "internal_error", lastErrorCode: "embed_same_origin" },
    ]);
    expect(host.complaints).toContain("Latchkey: embed_same_origin");
    expect(await host.traces()).toEqual(nothing);
  });

  test("the ES module does the same and knows where it came from", async () => {
    // As text: the test runner would rewrite the import.
    await host.page.evaluate(
      `import("${sites.embed}/embed.mjs").then((sdk) => sdk.open({ token: "${token}", onSuccess() {} }))`,
    );
    expect((await host.frame()).url()).toBe(`${sites.embed}/embed/${sessionId}`);
  });
});
