import { describe, expect, test } from "vitest";
import { runnable, useSdk } from "../testing/use-sdk";

describe.skipIf(!runnable)("the doctor's overlay in Chromium", () => {
  const sdk = useSdk();
  const page = () => sdk.host.page;
  const panel = () => page().getByRole("region", { name: "Latchkey doctor" });
  const status = () => panel().getByRole("status").textContent();
  const titles = () => panel().getByRole("heading", { level: 3 }).allTextContents();
  const call = () =>
    page().evaluate(() => (window.Latchkey as unknown as { doctor(): Promise<void> }).doctor());
  const load = () => page().addScriptTag({ url: `${sdk.sites.embed}/embed-doctor.js` });

  test("unasked it does nothing; asked it says that all is well", async () => {
    await load();
    expect(await panel().count()).toBe(0);
    await call();
    await expect.poll(status).toBe("Nothing keeps the form out.");
    await panel().getByRole("button", { name: "Close" }).click();
    expect(await panel().count()).toBe(0);
    expect(sdk.host.complaints).toEqual([]);
  });

  test("asked by the address, it names the policy that keeps the frame out, from headers and as it happens", async () => {
    sdk.sites.samplePage = `<!doctype html><html lang="en"><title>Host</title>
      <meta http-equiv="Content-Security-Policy" content="frame-src 'self'">
      <script src="${sdk.sites.embed}/embed.js"></script><script src="${sdk.sites.embed}/embed-doctor.js"></script>`;
    await page().goto(`${sdk.sites.host}/sample?latchkey-doctor`);
    await expect.poll(status, { timeout: 5_000 }).toBe("1 to change.");
    expect(await panel().locator("code").first().textContent()).toBe(`frame-src 'self' ${sdk.sites.embed}`);
    await page().evaluate(
      ([token]) => window.Latchkey?.open({ token: token ?? "", onSuccess() {} }),
      [`lkt_0123456789abcdefghijkl_${"s".repeat(43)}`],
    );
    await expect.poll(titles, { timeout: 8_000 }).toContainEqual(expect.stringContaining("policy blocked"));
  });

  test("it names what lies over the form, and what takes its focus", async () => {
    await load();
    await sdk.openInline();
    await sdk.host.frame();
    await page().evaluate(() => {
      const bar = Object.assign(document.createElement("div"), { id: "bar", tabIndex: -1 });
      Object.assign(bar.style, { position: "fixed", inset: "0", zIndex: "99" });
      bar.setAttribute("role", "dialog");
      document.body.append(bar);
      // A trap as component libraries have it.
      document.addEventListener("focusin", (event) => {
        if (event.target !== bar) bar.focus();
      });
    });
    await page().evaluate(() =>
      document.querySelector("latchkey-embed")?.shadowRoot?.querySelector("iframe")?.focus(),
    );
    await call();
    const expected = [expect.stringContaining("lies over"), expect.stringContaining("focus trap")];
    await expect.poll(titles).toEqual(expected);
    expect(await panel().textContent()).toContain("div#bar (z-index 99)");
  });
});
