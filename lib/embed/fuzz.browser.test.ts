import type { Frame } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { hostileScript, type MessageParts } from "./testing/hostile-messages";
import { sessionId, token } from "./testing/open-host";
import { exit, runnable, success, useSdk } from "./testing/use-sdk";

const nonce = "7".repeat(30);
/** Each of the four ways a message can take. */
const count = 5_000;

/** What a frame tells a page, and a page a frame. */
const fromFrame = {
  hello: { nonce },
  ready: { hostNonce: nonce, colorScheme: "dark" },
  resize: { height: 9_999 },
  event: { name: "SUBMITTED" },
  token_needed: { reason: "expired" },
  success,
  exit,
};
const fromHost = {
  init: { nonce, hostNonce: nonce },
  token: { token, tabKey: nonce },
  update: { theme: { accent: "#ff0000" } },
  close: { by: "host" },
};

/** A hello in another version from the frame's own window ends the form, as it should: not sent here. */
const toWindow = { seqs: [], versions: [] } as const;
const toPort = { seqs: [1, 2], versions: [0, 2, "1", null, {}] } as const;

describe.skipIf(!runnable)("hostile pages and frames, in Chromium", () => {
  const sdk = useSdk();

  /** Script that sends hostile messages by `post`, an expression of one message `m`. */
  const attack = (parts: MessageParts, seed: number, post: string) =>
    `{ ${hostileScript()}; for (const m of hostileMessages(${JSON.stringify({ parts, seed, count })})) ${post}; }`;

  /** The page is hostile: it keeps the SDK's own end of the channel. */
  const stealPort = () =>
    sdk.host.page.evaluate(() => {
      const Real = MessageChannel;
      window.MessageChannel = class extends Real {
        constructor() {
          super();
          Object.assign(window, { stolen: this.port1 });
        }
      };
    });
  const stateOf = async (frame: Frame) => ({
    log: await sdk.host.log(),
    traces: await sdk.host.traces(),
    height: await sdk.iframe.evaluate((element) => element.clientHeight),
    frame: { ...(await sdk.got(frame)), forgeries: 0 },
  });

  test(`${4 * count} fuzzed messages change nothing on either side, and the frame tells of it once`, async () => {
    await stealPort();
    await sdk.openInline();
    const frame = await sdk.host.frame();
    await sdk.host.waitFor("load");
    await expect.poll(async () => (await stateOf(frame)).height).toBeGreaterThan(200);
    const before = await stateOf(frame);
    expect((await sdk.got(frame)).forgeries).toBe(0);

    const iframe = `document.querySelector("latchkey-embed").shadowRoot.querySelector("iframe").contentWindow`;
    const session = sessionId;
    const host = { session, payloads: fromHost };
    const embed = { session, payloads: fromFrame };
    const page = sdk.host.page;
    await page.evaluate(attack({ ...host, ...toWindow, seqs: [1] }, 1, `${iframe}.postMessage(m, "*")`));
    await page.evaluate(attack({ ...host, ...toPort }, 2, "stolen.postMessage(m)"));
    await page.evaluate(
      attack({ ...embed, ...toPort }, 3, `stolen.dispatchEvent(new MessageEvent("message", { data: m }))`),
    );
    await frame.evaluate(attack({ ...embed, ...toWindow }, 4, `parent.postMessage(m, "*")`));

    // What comes behind them in each queue has been read when it is answered.
    await sdk.inFrame(frame, ({ channel }) => channel.sendEvent({ name: "STEP_VIEWED", stepId: "where" }));
    await sdk.host.waitFor("event", 2);
    await expect.poll(async () => (await sdk.got(frame)).forgeries).toBe(1);
    const after = await stateOf(frame);
    const { log } = before;
    expect(after).toEqual({ ...before, log: [...log, ["event", { name: "STEP_VIEWED", stepId: "where" }]] });

    await sdk.call("close");
    await sdk.host.waitFor("exit");
    expect(await sdk.last()).toEqual(["exit", { ...exit, reason: "host_closed" }]);
    expect((await sdk.host.log()).filter(([name]) => name === "success")).toEqual([]);
  });
});
