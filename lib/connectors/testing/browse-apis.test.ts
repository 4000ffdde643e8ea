import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { dropbox, dropboxRoutes } from "@/e2e/rigs/vendors/dropbox";
import {
  driveFileRoutes,
  dropboxFileRoutes,
  graphFileRoutes,
  sheetListingRoutes,
} from "@/e2e/rigs/vendors/file-listings";
import { sheets } from "@/e2e/rigs/vendors/google-sheets";
import { google, googleKeyFile } from "@/e2e/rigs/vendors/google-token";
import { sharepoint, sharepointRoutes } from "@/e2e/rigs/vendors/msft-sharepoint";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { FileItem, FilePage } from "../browsing";
import dropboxConnector from "../dropbox/connector";
import driveConnector from "../google_drive/connector";
import sheetsConnector from "../google_sheets/connector";
import sharepointConnector from "../msft_sharepoint/connector";
import type { Connector } from "../types";
import { browseInput } from "./browse-input";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const skip = "https://graph.microsoft.com/v1.0/drives/d/root/children?$skiptoken=a";
let next = skip;
const emulator = await startHttpEmulator({
  routes: [
    ...driveFileRoutes,
    ...sharepointRoutes,
    ...graphFileRoutes({
      get next() {
        return next;
      },
    }),
    ...dropboxRoutes.filter(({ on }) => !on.includes("list_folder")),
    ...dropboxFileRoutes,
    ...sheetListingRoutes,
  ],
});
afterAll(() => emulator.stop());

const urls = [
  google.tokenUrl,
  "https://www.googleapis.com",
  "https://sheets.googleapis.com",
  "https://login.microsoftonline.com",
  "https://graph.microsoft.com",
  "https://api.dropboxapi.com",
];

function from(values: PropertyValues) {
  const origins = emulator.standIns(urls);
  return browseInput({
    values,
    createContext: ({ signal }) => {
      const tcp = createGuardedTcp({ policy, signal });
      const trusted = { fingerprints: () => [] };
      return { tcp, http: createGuardedHttp({ tcp, signal, origins }), trusted, egressAddresses: [] };
    },
  });
}

/** Every item of a folder, page by page. */
async function listAll(input: { connector: Connector; values: PropertyValues; path: string }) {
  const items: FileItem[] = [];
  let pageToken: string | null = null;
  do {
    const page: FilePage | undefined = await input.connector.browsing?.files?.({
      ...from(input.values),
      path: input.path,
      pageToken,
    });
    items.push(...(page?.items ?? []));
    pageToken = page?.nextPageToken ?? null;
  } while (pageToken !== null);
  return items;
}

const validate = (connector: Connector, values: PropertyValues, selectedItems: readonly string[]) =>
  connector.browsing?.validateFiles?.({ ...from(values), selectedItems });

const drive: PropertyValues = {
  auth_method: "service_account",
  service_account_key: googleKeyFile(),
  root_folder_id: "root-folder",
};

test("google_drive: pages of a folder, and nothing outside of the root folder", async () => {
  const top = await listAll({ connector: driveConnector, values: drive, path: "/" });
  expect(top.map(({ id, kind, size }) => [id, kind, size])).toEqual([
    ["inner-folder", "folder", null],
    ["doc", "file", null],
  ]);
  const inner = await listAll({ connector: driveConnector, values: drive, path: "inner-folder" });
  expect(inner).toEqual([
    {
      id: "csv",
      kind: "file",
      name: "a.csv",
      path: "/a.csv",
      size: 42,
      mimeType: "text/csv",
      modifiedAt: "2026-01-02T03:04:05.000Z",
    },
  ]);
  for (const path of ["stranger", "x' or '1' = '1", "../root"]) {
    const look = listAll({ connector: driveConnector, values: drive, path });
    await expect(look).rejects.toMatchObject({ code: "path_escape" });
  }
});

test("google_drive: a selection with a document, a stranger and one that is gone", async () => {
  const selected = ["inner-folder", "doc", "stranger", "gone"];
  expect(await validate(driveConnector, drive, selected)).toMatchObject({
    totalItems: 2,
    totalBytes: 42,
    maxDepth: 2,
    valid: false,
    violations: [
      { item: "doc", code: "unsupported_type" },
      { item: "stranger", code: "path_escape" },
      { item: "gone", code: "not_found" },
    ],
  });
});

const site: PropertyValues = {
  tenant_id: sharepoint.tenant,
  client_id: sharepoint.app,
  client_secret: sharepoint.secret,
  site_url: "https://acme.sharepoint.com/sites/Reports",
  drive_name: "Documents",
};

test("msft_sharepoint: pages by Graph's own links, on Graph's host alone", async () => {
  next = skip;
  const top = await listAll({ connector: sharepointConnector, values: site, path: "/" });
  expect(top.map(({ id, kind, size }) => [id, kind, size])).toEqual([
    ["01F", "folder", null],
    ["01B", "file", 2],
  ]);
  const totals = await validate(sharepointConnector, site, ["/", "01X"]);
  expect(totals).toMatchObject({
    totalItems: 2,
    totalBytes: 3,
    violations: [{ item: "01X", code: "not_found" }],
  });
  next = "https://graph.microsoft.com.evil.test/v1.0/drives/d/root/children?$skiptoken=a";
  const led = listAll({ connector: sharepointConnector, values: site, path: "/" });
  await expect(led).rejects.toMatchObject({ code: "bad_page_token" });
  const forged = { ...from(site), path: "/", pageToken: "https://evil.test/" };
  await expect(sharepointConnector.browsing?.files?.(forged)).rejects.toMatchObject({
    code: "bad_page_token",
  });
  expect(emulator.calls.every(({ host }) => !host.includes("evil"))).toBe(true);
});

const box: PropertyValues = {
  auth_method: "refresh_token",
  ...dropbox.app,
  refresh_token: dropbox.refresh,
  root_path: "/Reports/",
};

test("dropbox: pages by cursor below the folder of the connection", async () => {
  const top = await listAll({ connector: dropboxConnector, values: box, path: "/" });
  expect(top.map(({ id, kind, size }) => [id, kind, size])).toEqual([
    ["/Inner", "folder", null],
    ["/b.csv", "file", 2],
  ]);
  expect(await validate(dropboxConnector, box, ["/Inner", "/b.csv", "/nope"])).toMatchObject({
    totalItems: 2,
    totalBytes: 3,
    violations: [{ item: "/nope", code: "not_found" }],
  });
  const up = listAll({ connector: dropboxConnector, values: box, path: "/../Private" });
  await expect(up).rejects.toMatchObject({ code: "path_escape" });
});

const spreadsheet: PropertyValues = { host: sheets.good, service_account_key: googleKeyFile() };

test("google_sheets: sheets are tables, the first row names the columns", async () => {
  const { browsing } = sheetsConnector;
  const tables = await browsing?.tables?.({ ...from(spreadsheet), includeSystem: false });
  expect(tables?.map(({ schema, table, spec }) => [schema, table, spec])).toEqual([
    ["Budget", "Sheet1", "sheet"],
    ["Budget", "It's", "sheet"],
  ]);
  const page = await browsing?.sample?.({ ...from(spreadsheet), schema: "Budget", table: "It's" });
  expect(page?.columns.map(({ normalizedName }) => normalizedName)).toEqual(["order_id", "paid", "_"]);
  expect(page?.rows).toEqual([
    [7, true, null],
    ["x", false, 1.5],
  ]);
  const nope = browsing?.sample?.({ ...from(spreadsheet), schema: "Budget", table: "It" });
  await expect(nope).rejects.toMatchObject({ code: "table_not_found" });
});
