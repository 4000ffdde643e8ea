import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import { composeSheet, type Tile } from "../fixtures/compose-sheet";
import type { HostServer } from "../fixtures/host-server";
import { HostVisit } from "../fixtures/host-visit";
import { expect, test } from "../fixtures/journey";

/** Shown in other looks, too: long labels, many fields, choices, key files, keys made here. */
const inDark = ["postgres", "bigquery", "iceberg", "http_api", "snowflake"];
const onPhone = ["delta_lake", "adls", "s3", "redshift", "amazon_sp"];

test.use({ trace: "off", viewport: { width: 760, height: 1150 } });

/** Folder where the sheet is to be put, for people to look at: docs/screens. Without it none is made. */
const folder = process.env.LATCHKEY_SCREENS;
if (folder !== undefined) test("the first step of every type, on one sheet", makeSheet);

async function makeSheet({ page, host }: { readonly page: Page; readonly host: HostServer }): Promise<void> {
  test.setTimeout(300_000);
  const tiles: Tile[] = [];
  const look = async (label: string) => tiles.push(await shoot({ page, label }));
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const { id, title } of connectorSchemas) {
    await open({ page, host, id });
    const frame = page.frameLocator("iframe");
    await expect(frame.locator(".lk-head svg").first()).toBeVisible();
    await look(`${title} (${id})`);
    if (inDark.includes(id)) {
      await page.emulateMedia({ colorScheme: "dark" });
      await look(`${id}, dark`);
      await page.emulateMedia({ colorScheme: "light" });
    }
    await page.setViewportSize({ width: 320, height: 900 });
    if (onPhone.includes(id)) await look(`${id}, phone`);
    await page.setViewportSize({ width: 760, height: 1150 });
  }
  await writeFile(`${folder}/catalogue.jpg`, await composeSheet({ page, tiles }));
}

async function open(input: { readonly page: Page; readonly host: HostServer; readonly id: string }) {
  const { url, visit } = input.host.prepare({ options: { destinationTypes: [input.id] } });
  await input.page.goto(url);
  await new HostVisit({ page: input.page, visit }).openFrame();
}

async function shoot(input: { readonly page: Page; readonly label: string }): Promise<Tile> {
  const image = await input.page.locator("iframe").screenshot();
  return { label: input.label, image };
}
