import { callApi } from "../fixtures/api-client";
import { type DialectPlace, dialectStories } from "../fixtures/dialect-stories";
import type { HostVisit } from "../fixtures/host-visit";
import { expect, test } from "../fixtures/journey";
import { loaderPassword } from "../fixtures/postgres-answers";
import { vendorFetch, vendorHeaders } from "../rigs/vendor-fetch";

/** A person sees what the vendor's client entered, names another database, and has it tested. */
async function editDatabase(input: {
  readonly visit: HostVisit;
  readonly place: Omit<DialectPlace, "name">;
  readonly database: string;
}): Promise<void> {
  const { visit, place, database } = input;
  await visit.page.getByRole("button", { name: "Connect a destination" }).click();
  const { frame } = visit;
  // The first frame of a server that was just started takes its time.
  await expect(frame.field("Host")).toHaveValue(place.host, { timeout: 30_000 });
  await expect(frame.field("Port")).toHaveValue(String(place.port));
  await expect(frame.field("Database")).toHaveValue(place.database);
  await frame.isLive();
  await frame.answer({ Database: database });
  await frame.continue();
  await expect(frame.field("User name")).toHaveValue(place.username);
  await frame.continue();
  await frame.saveAndTest();
  await frame.finish();
}

for (const { vendor, make, shown, customer } of dialectStories) {
  test(`a destination made by a client of ${vendor} is edited in the frame, and read as it was edited`, async ({
    app,
    postgres,
    visitHost,
  }) => {
    test.setTimeout(120_000);
    const send = vendorFetch({
      baseUrl: `${app.url}/api/compat/${vendor}`,
      headers: vendorHeaders(app.apiKey)[vendor],
    });
    const name = `Of ${vendor}`;
    const edited = `edited_by_${vendor}`;
    await postgres.query({ sql: `create database ${edited} owner loader` });
    const signIn = { username: "loader", password: loaderPassword };
    const place = { host: "127.0.0.1", port: postgres.port, database: "shop", ...signIn };
    const address = await make(send, { name, ...place });
    const read = async () => (await send("GET", address)).json;
    const found = async () => {
      const { body } = await callApi({ app, path: `/api/v1/connections?search=${encodeURIComponent(name)}` });
      return (body as { connections: { id: string; status: string }[] }).connections[0];
    };
    await expect.poll(async () => (await found())?.status, { timeout: 30_000 }).toBe("connected");
    const made = await read();
    const before = shown(made);
    const connectionId = (await found())?.id ?? "";

    const recipient = { externalId: customer(made) };
    const visit = await visitHost({ options: { mode: "edit", connectionId, recipient } });
    await editDatabase({ visit, place, database: edited });
    expect(await visit.ending()).toMatchObject({ kind: "success", detail: { connectionId } });

    const after = await read();
    const isShown = "database" in before;
    expect(shown(after)).toEqual({ ...before, ...(isShown ? { database: edited } : {}) });
    expect(JSON.stringify(after)).not.toContain(loaderPassword);
    const { body } = await callApi({ app, path: `/api/v1/connections/${connectionId}` });
    expect(body).toMatchObject({ status: "connected", config: { database: edited } });
  });
}

test("every dialect's document is served to everyone, and the page of differences leads to it", async ({
  app,
  page,
}) => {
  await page.goto(`${app.url}/docs/dialects`);
  const links = page.getByRole("link", { name: /^OpenAPI document of / });
  await expect(links).toHaveCount(dialectStories.length);
  for (const link of await links.all()) {
    const answer = await fetch(`${app.url}${await link.getAttribute("href")}`);
    expect(await answer.json()).toMatchObject({ openapi: "3.1.0" });
  }
});
