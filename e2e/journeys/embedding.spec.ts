import { readLinkSession } from "../fixtures/api-client";
import { startHost } from "../fixtures/host-server";
import { expect, test } from "../fixtures/journey";
import { fillAndTest, goodAnswers } from "../fixtures/postgres-answers";

test("a page of another origin cannot frame the form", async ({ page, app, host }) => {
  const stranger = await startHost({ app });
  try {
    const { visit } = host.prepare({});
    const made = await page.request.post(`${host.origin}/link-token?case=${visit.id}`);
    expect(made.ok()).toBe(true);
    const violation = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
    await page.goto(`${stranger.origin}/`);
    await page.evaluate((url) => {
      const frame = document.createElement("iframe");
      frame.src = url;
      document.body.append(frame);
    }, visit.sessions[0]?.url ?? "");
    await violation;
    await expect(page.frameLocator("iframe").getByRole("heading", { name: /PostgreSQL/ })).toHaveCount(0);
  } finally {
    await stranger.stop();
  }
});

test("a session that nobody may see any more cannot be framed", async ({ page, app, host }) => {
  await page.goto(host.origin);
  const response = await fetch(`${app.url}/embed/ls_${"0".repeat(22)}`);
  expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
});

test("the host closes early: one exit with a reason, and the API tells the same", async ({
  openFrame,
  app,
}) => {
  const visit = await openFrame();
  await visit.frame.answer({ Host: "db.example.com" });
  await visit.closeFromHost();
  const end = await visit.ending();
  expect(end).toMatchObject({ kind: "exit", detail: { reason: "host_closed", stepId: "where" } });
  await expect(visit.page.locator("iframe")).toHaveCount(0);
  const id = visit.visit.sessions[0]?.id ?? "";
  await expect.poll(async () => (await readLinkSession({ app, id })).outcome).toBe("host_closed");
});

test("the person closes: asked first, then one exit", async ({ openFrame }) => {
  const visit = await openFrame();
  const { frame } = visit;
  await frame.answer({ Host: "db.example.com" });
  await frame.frame.locator("header").getByRole("button", { name: "Close" }).click();
  await frame.button("Keep going").click();
  await expect(frame.field("Host")).toHaveValue("db.example.com");
  await frame.frame.locator("header").getByRole("button", { name: "Close" }).click();
  await frame.frame.getByRole("alertdialog").getByRole("button", { name: "Close" }).click();
  expect(await visit.ending()).toMatchObject({ kind: "exit", detail: { reason: "user_closed" } });
});

for (const [from, query, theme, browser] of [
  ["nobody", "inline", {}, "light"],
  ["nobody", "inline", {}, "dark"],
  ["the page", "inline&theme=dark", {}, "light"],
  ["the page", "inline&theme=light", {}, "dark"],
  ["the session", "inline", { colorScheme: "dark" }, "light"],
  ["the session", "inline", { colorScheme: "light" }, "dark"],
] as const) {
  test(`the page shows through beside a form whose scheme comes from ${from}, in a ${browser} browser`, async ({
    page,
    visitHost,
  }) => {
    await page.emulateMedia({ colorScheme: browser });
    const visit = await visitHost({ query, options: { theme } });
    await visit.frame.isOpen();
    await page.evaluate(() => document.body.style.setProperty("background", "teal"));
    await expect(page.locator("latchkey-embed iframe")).toHaveCSS("height", /^[5-9]\d\dpx$/);
    const box = await page.locator("latchkey-embed iframe").boundingBox();
    if (box === null) throw new Error("the frame is not shown");
    const size = { width: 4, height: 4 };
    const inside = await page.screenshot({ clip: { x: box.x + 1, y: box.y + 1, ...size } });
    const outside = await page.screenshot({ clip: { x: box.x - 6, y: box.y + 1, ...size } });
    expect(inside.equals(outside)).toBe(true);
  });
}

test("React's strict mode mounts twice: one frame, one load, one end", async ({
  visitHost,
  postgres,
  tls,
}) => {
  const visit = await visitHost({ query: "strict" });
  await visit.frame.isOpen();
  await expect(visit.page.locator("iframe")).toHaveCount(1);
  await fillAndTest(visit.frame, goodAnswers({ postgres, tls }));
  await visit.frame.finish();
  // The first mount was taken back by React before anything was shown.
  const heard = await visit.heard();
  expect(heard.filter((entry) => entry.kind === "load")).toHaveLength(1);
  expect(heard.filter((entry) => entry.kind === "success")).toHaveLength(1);
  expect(heard.filter((entry) => entry.kind === "exit").length).toBeLessThanOrEqual(1);
});

test("the form works inline, as tall as its content", async ({ visitHost, postgres, tls }) => {
  const visit = await visitHost({ query: "inline" });
  await visit.frame.isOpen();
  await expect(visit.page.locator("dialog")).toHaveCount(0);
  const before = (await visit.page.locator("iframe").boundingBox())?.height ?? 0;
  expect(before).toBeGreaterThan(200);
  await fillAndTest(visit.frame, goodAnswers({ postgres, tls }));
  await visit.frame.finish();
  expect((await visit.ending()).kind).toBe("success");
});

test("a link opened in a second tab is refused there and goes on in the first", async ({
  openFrame,
  context,
  postgres,
}) => {
  const visit = await openFrame();
  const [session] = visit.visit.sessions;
  const second = await context.newPage();
  await second.route("**/link-token*", (route) => route.fulfill({ json: { token: session?.token } }));
  await second.goto(visit.page.url());
  await second.getByRole("button", { name: "Connect a destination" }).click();
  const refused = second
    .frameLocator("iframe")
    .getByRole("heading", { name: "This form can no longer be used" });
  await expect(refused).toBeVisible();
  await visit.frame.answer({ Host: "localhost", Port: String(postgres.port), Database: "shop" });
  await visit.frame.continue();
  await expect(visit.frame.heading("Sign in")).toBeVisible();
});
