import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type HostProject, installPackage } from "../testing/build-package";
import { bundleSample, readSample } from "../testing/bundle-sample";
import { token } from "../testing/open-host";
import { runnable, success, useSdk } from "../testing/use-sdk";

const box = '<!doctype html><html lang="en"><title>Host</title><div id="box"></div>';
const withBundle = `${box}<script type="module" src="/page.js"></script>`;
const done = `Connected: ${success.connectionId}`;

describe.skipIf(!runnable)("the documentation's samples in Chromium, as they stand", () => {
  const sdk = useSdk();
  let project: HostProject;
  beforeAll(() => {
    project = installPackage();
  }, 120_000);
  afterAll(() => project?.remove());
  beforeEach(() => {
    sdk.sites.linkToken = token;
  });

  const page = () => sdk.host.page;
  const bundle = async (code: string) => {
    const input = { folder: project.folder, latchkeyUrl: sdk.sites.embed };
    sdk.sites.pageScript = await bundleSample({ ...input, code });
  };
  const show = async (html: string) => {
    sdk.sites.samplePage = html;
    await page().goto(`${sdk.sites.host}/sample`);
  };
  const html = (file: string) => readSample({ file, latchkeyUrl: sdk.sites.embed });
  const succeed = async () => {
    const frame = await sdk.host.frame();
    await sdk.inFrame(frame, ({ channel }, value) => channel.sendSuccess(value), success);
  };
  const press = (name: string) => page().getByRole("button", { name }).click();

  test("plain.html", async () => {
    await show(html("plain.html"));
    await press("Connect a destination");
    await succeed();
    await expect.poll(() => page().getByRole("status").textContent()).toBe(done);
  });

  test("web-component.html", async () => {
    const text = html("web-component.html");
    const script = /<script type="module">([\s\S]*?)<\/script>/.exec(text);
    await bundle(script?.[1] ?? "");
    await show(text.replace(script?.[0] ?? "", '<script type="module" src="/page.js"></script>'));
    await succeed();
    await expect.poll(() => page().getByRole("status").textContent()).toBe(done);
  });

  test("react.tsx", async () => {
    await bundle(`
      import { createRoot } from "react-dom/client";
      import { ConnectButton, ConnectInline } from "./react.tsx";
      const onDone = (id) => { document.title = id; };
      createRoot(document.querySelector("#box")).render(<><ConnectButton /><ConnectInline onDone={onDone} /></>);`);
    await show(withBundle);
    await succeed();
    await expect.poll(() => page().title()).toBe(success.connectionId);
    await press("Connect a destination");
    await succeed();
    await expect.poll(() => page().locator("output").textContent()).toBe(done);
  });

  test("next-page.tsx", async () => {
    await bundle(`
      import { createRoot } from "react-dom/client";
      import { Connect } from "./next-page.tsx";
      createRoot(document.querySelector("#box")).render(<Connect latchkeyUrl="${sdk.sites.embed}" />);`);
    await show(withBundle);
    await press("Connect a destination");
    await succeed();
    await expect.poll(() => page().title()).toBe("refreshed");
  });

  test("vue.vue", async () => {
    await bundle(
      'import { createApp } from "vue"; import Sample from "./vue.vue"; createApp(Sample).mount("#box");',
    );
    await show(withBundle);
    await succeed();
    await expect.poll(() => page().getByRole("status").textContent()).toBe(done);
  });

  test("badge.tsx", async () => {
    sdk.sites.connection = { id: "7", status: "invalid", verificationError: "No such host." };
    await bundle(`
      import { createRoot } from "react-dom/client";
      import { Destination } from "./badge.tsx";
      createRoot(document.querySelector("#box")).render(<Destination connectionId="7" />);`);
    await show(withBundle);
    await press("Fix now");
    sdk.sites.connection = { id: "7", status: "connected" };
    await succeed();
    await expect
      .poll(() => page().locator("latchkey-status").getByRole("status").textContent())
      .toBe("Connected");
  });

  test("theme.ts", async () => {
    await bundle('import "./theme.ts";');
    await show(withBundle);
    const frame = await sdk.host.frame();
    await page().emulateMedia({ colorScheme: "dark" });
    await expect
      .poll(async () => (await sdk.got(frame)).themes.at(-1))
      .toEqual({ colorScheme: "dark", accent: "#0b6e4f" });
  });
});
