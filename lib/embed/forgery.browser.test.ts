import { describe, expect, test } from "vitest";
import { sessionId } from "./testing/open-host";
import { nothing, runnable, success, useSdk } from "./testing/use-sdk";

describe.skipIf(!runnable)("who the built SDK and the frame believe, in Chromium", () => {
  const sdk = useSdk();

  /** A page inside the host page posts to it: of a third origin, or of Latchkey's own in another window. */
  async function strangerPosts(src: string, messages: readonly object[]): Promise<void> {
    await sdk.host.page.evaluate(
      (address) => document.body.append(Object.assign(document.createElement("iframe"), { src: address })),
      src,
    );
    const stranger = () => sdk.host.page.frames().find((other) => other.url() === src);
    await expect.poll(stranger).toBeTruthy();
    await stranger()?.evaluate((forged) => {
      for (const message of forged) window.parent.postMessage(message, "*");
    }, messages);
  }

  test("forged messages from the page and from a third origin are ignored", async () => {
    await sdk.openInline();
    const frame = await sdk.host.frame();
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
    await sdk.host.page.evaluate(
      (messages) => {
        for (const message of messages) window.postMessage(message, "*");
        for (const message of messages)
          document.querySelector("iframe")?.contentWindow?.postMessage(message, "*");
      },
      [...terminal, hello],
    );
    await strangerPosts(`${sdk.sites.embed.replace("localhost", "[::1]")}/stranger`, [...terminal, hello]);
    await strangerPosts(`${sdk.sites.embed}/stranger`, [...terminal, hello]);
    // An init with a wrong nonce from the real parent, and a second one with a stolen port, change nothing.
    const init = { ...forged, type: "init", payload: { nonce: "7".repeat(30), hostNonce: "7".repeat(30) } };
    await sdk.host.page.evaluate((message) => {
      const target = document
        .querySelector("latchkey-embed")
        ?.shadowRoot?.querySelector("iframe")?.contentWindow;
      target?.postMessage(message, "*", [new MessageChannel().port1]);
    }, init);
    await sdk.inFrame(frame, ({ channel }) => channel.sendEvent({ name: "SUBMITTED" }));
    await sdk.host.waitFor("event", 2);
    expect((await sdk.host.log()).map(([name]) => name)).toEqual(["event", "load", "event"]);
    expect((await sdk.got(frame)).tokens).toHaveLength(1);
  });

  test("a hello in another protocol version ends it at once, with its own code", async () => {
    sdk.sites.silent = true;
    await sdk.open();
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
    await sdk.host.waitFor("exit");
    expect(await sdk.host.log()).toEqual([
      ["event", { name: "ERROR", code: "protocol_unsupported" }],
      [
        "exit",
        expect.objectContaining({ reason: "frame_not_loaded", lastErrorCode: "protocol_unsupported" }),
      ],
    ]);
  });

  test("a hello from the frame's window on another origin is not answered", async () => {
    await sdk.openInline();
    await sdk.host.frame();
    const elsewhere = sdk.sites.embed.replace("localhost", "[::1]");
    sdk.sites.silent = true;
    await sdk.iframe.evaluate((element: HTMLIFrameElement, origin) => {
      element.src = `${origin}/embed/elsewhere`;
    }, elsewhere);
    const stranger = () => sdk.host.page.frames().find((frame) => frame.url().startsWith(elsewhere));
    await expect.poll(stranger).toBeTruthy();
    await stranger()?.waitForSelector("#field");
    // The page answers with a plain message after the SDK had its turn: an answer of the SDK would come first.
    await sdk.host.page.evaluate(() =>
      window.addEventListener("message", ({ source }) => (source as Window).postMessage("over", "*")),
    );
    const answers = await stranger()?.evaluate(
      (session) =>
        new Promise((resolve) => {
          const seen: unknown[] = [];
          window.addEventListener("message", ({ data }) => {
            seen.push(data);
            if (data === "over") resolve(seen);
          });
          const hello = { ns: "latchkey", v: 1, id: "1".repeat(30), seq: 1, session, ts: 1, type: "hello" };
          window.parent.postMessage({ ...hello, payload: { nonce: "7".repeat(30) } }, "*");
        }),
      sessionId,
    );
    expect(answers).toEqual(["over"]);
  });

  test("the frame takes the port of an init with its own nonce only", async () => {
    const origins = await sdk.host.page.evaluate(
      ([embed, session]) =>
        new Promise((resolve) => {
          const element = Object.assign(document.createElement("iframe"), {
            src: `${embed}/embed/${session}`,
          });
          const results: unknown[] = [];
          const answer = (hello: { payload: { nonce: string } }, nonce: string, seq: number) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = ({ data }) => {
              results.push([seq, data.type]);
              if (data.type === "ready") resolve(results);
            };
            const payload = { nonce, hostNonce: "7".repeat(30) };
            element.contentWindow?.postMessage({ ...hello, type: "init", seq, payload }, embed ?? "", [
              port2,
            ]);
          };
          window.addEventListener("message", ({ data }) => {
            answer(data, "8".repeat(30), 1);
            answer(data, data.payload.nonce, 2);
          });
          document.body.append(element);
        }),
      [sdk.sites.embed, sessionId],
    );
    expect(origins).toEqual([[2, "ready"]]);
  });

  test("nothing that comes through the port is believed before the host's own nonce has come back", async () => {
    sdk.sites.silent = true;
    await sdk.openInline();
    const frame = () => sdk.host.page.frames().find((other) => other.url().includes("/embed/"));
    await expect.poll(frame).toBeTruthy();
    await frame()?.evaluate(
      ([session, parent, details]) =>
        new Promise<void>((resolve) => {
          const id = "1".repeat(30);
          const write = (seq: number, type: string, payload: object) => ({
            ...{ ns: "latchkey", v: 1, id, seq, session, ts: 1, type },
            payload,
          });
          window.addEventListener("message", ({ data, ports: [port] }) => {
            const ready = (hostNonce: string) => ({ hostNonce, colorScheme: "light" });
            port?.postMessage(write(2, "success", details));
            port?.postMessage(write(3, "ready", ready("7".repeat(30))));
            port?.postMessage(write(4, "event", { name: "SUBMITTED" }));
            port?.postMessage(write(5, "success", details));
            // With the nonce the same port is believed: what came before was refused for it alone.
            port?.postMessage(write(6, "ready", ready(data.payload.hostNonce)));
            port?.postMessage(write(7, "event", { name: "STEP_VIEWED", stepId: "where" }));
            resolve();
          });
          window.parent.postMessage(write(1, "hello", { nonce: "8".repeat(30) }), parent);
        }),
      [sessionId, sdk.sites.host, success] as const,
    );
    await sdk.host.waitFor("event", 2);
    expect(
      (await sdk.host.log()).map(([name, detail]) => [name, (detail as { name?: string })?.name]),
    ).toEqual([
      ["event", "OPEN"],
      ["load", undefined],
      ["event", "STEP_VIEWED"],
    ]);
  });

  test("an embed on the page's own origin is refused", async () => {
    await sdk.open({ baseUrl: sdk.sites.host });
    await sdk.host.waitFor("exit");
    expect(await sdk.last()).toMatchObject([
      "exit",
      { reason: "internal_error", lastErrorCode: "embed_same_origin" },
    ]);
    expect(sdk.host.complaints).toContain("Latchkey: embed_same_origin");
    expect(await sdk.host.traces()).toEqual(nothing);
  });
});
