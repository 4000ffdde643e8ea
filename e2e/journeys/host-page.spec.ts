import type { Page } from "@playwright/test";
import { callApi } from "../fixtures/api-client";
import type { AppServer } from "../fixtures/app-server";
import type { HostVisit } from "../fixtures/host-visit";
import { expect, test } from "../fixtures/journey";
import { fillSecurity, fillSignIn, fillWhere, goodAnswers } from "../fixtures/postgres-answers";

/** Sends messages to the frame and to the page itself that neither of them wrote. */
async function forge({ page, session }: { readonly page: Page; readonly session: string }): Promise<void> {
  await page.evaluate((id) => {
    const frame = document.querySelector("latchkey-embed")?.shadowRoot?.querySelector("iframe");
    const text = "1".repeat(30);
    const payloads = [
      ["close", { by: "host" }],
      ["update", { theme: { accent: "#ff0000" } }],
      ["token", { token: `lkt_${text}`, tabKey: text }],
      ["init", { nonce: text, hostNonce: text }],
      ["success", { connectionId: text }],
    ] as const;
    for (let seq = 0; seq < 2_000; seq += 1) {
      const [type, payload] = payloads[seq % payloads.length] ?? payloads[0];
      const message = { ns: "latchkey", v: 1, id: text, seq, session: id, ts: 1, type, payload };
      frame?.contentWindow?.postMessage(message, new URL(frame.src).origin);
      window.postMessage(message, location.origin);
    }
  }, session);
}

/** What the host's back end heard of pages that were refused. */
async function refusalsOf(input: { readonly app: AppServer; readonly session: string }) {
  const { body } = await callApi({ app: input.app, path: "/api/v1/events?limit=1000" });
  const { events } = body as { events: { type: string; linkSessionId: string; data: unknown }[] };
  return events.filter(
    ({ type, linkSessionId }) => type === "link_session.refused" && linkSessionId === input.session,
  );
}

/** Says that a destination is missing, and takes another. */
async function missesOne({ frame, page }: HostVisit): Promise<void> {
  await frame.button("My destination is not listed").click();
  await frame.frame.getByRole("textbox", { name: "What do you want to connect?" }).fill("Acme Warehouse");
  await page.keyboard.press("Enter");
  await expect(frame.frame.getByText("Acme Warehouse")).toBeVisible();
  await frame.frame.getByRole("option", { name: "PostgreSQL" }).click();
}

test("a page that forges messages changes nothing, and its back end hears of it once", async ({
  visitHost,
  page,
  app,
  postgres,
  tls,
}) => {
  const answers = goodAnswers({ postgres, tls });
  const visit = await visitHost({ options: { destinationTypes: ["postgres", "mysql"] } });
  const { frame } = visit;
  await page.getByRole("button", { name: "Connect a destination" }).click();
  await frame.isOpen();
  await missesOne(visit);
  await fillWhere(frame, answers);
  await expect(frame.heading("Sign in")).toBeVisible();
  const before = await visit.heard();
  expect(before).toContainEqual({ kind: "event", name: "DESTINATION_NOT_LISTED" });
  const session = visit.visit.sessions[0]?.id ?? "";
  const refusals = () => refusalsOf({ app, session });
  await forge({ page, session });
  await expect.poll(async () => (await refusals()).length).toBe(1);
  expect(JSON.stringify(await refusals())).toContain("messages_forged");
  expect(await visit.heard()).toEqual(before);

  await fillSignIn(frame, answers);
  await fillSecurity(frame, answers);
  await frame.saveAndTest();
  await frame.isConnected();
  // A sandboxed frame may not print; the paper it opens may.
  const [paper] = await Promise.all([page.waitForEvent("popup"), frame.button("Print the receipt").click()]);
  await expect(paper.getByText("Password, encrypted")).toBeVisible();
  expect(await paper.locator("body").textContent()).not.toContain(answers.password);
  await paper.close();
  await frame.finish();
  expect((await visit.ending()).kind).toBe("success");
  expect(await refusals()).toHaveLength(1);
});

test("every token of the look changes while the form is open, and stays readable", async ({
  visitHost,
  page,
}) => {
  const logo =
    "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA4MCAzMiI+PHJlY3Qgd2lkdGg9IjgwIiBoZWlnaHQ9IjMyIiByeD0iNiIgZmlsbD0iIzBiNmU0ZiIvPjwvc3ZnPg==";
  const { frame } = await visitHost({ options: { theme: { colorScheme: "light", logo } } });
  await page.getByRole("button", { name: "Connect a destination" }).click();
  await frame.isOpen();
  const shown = frame.frame.locator(".lk-logo");
  await expect(shown).toBeVisible();
  expect(await shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  await page.evaluate(() => {
    window.latchkey.update({
      theme: {
        surface: "#102030",
        field: "#203040",
        text: "#182838",
        muted: "#8899aa",
        line: "#405060",
        accent: "#ffcc00",
        radius: 2,
        fontFamily: "serif",
      },
    });
  });
  const look = frame.frame.locator("main.lk");
  await expect(look).toHaveCSS("background-color", "rgb(16, 32, 48)");
  await expect(look).toHaveCSS("font-family", "serif");
  await expect(frame.field("Host")).toHaveCSS("background-color", "rgb(32, 48, 64)");
  await expect(frame.field("Host")).toHaveCSS("border-radius", "2px");
  // A text that nobody could read on it was lightened.
  const color = await look.evaluate((element) => getComputedStyle(element).color);
  expect(Math.min(...(color.match(/\d+/g)?.map(Number) ?? [0]))).toBeGreaterThan(120);
  await page.evaluate(() => window.latchkey.update({ theme: { surface: "#ffffff", field: "#fafafa" } }));
  await expect(look).toHaveCSS("background-color", "rgb(255, 255, 255)");
  await expect(shown).toBeVisible();
});
