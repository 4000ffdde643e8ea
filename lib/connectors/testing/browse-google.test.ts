import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { driveFileRoutes, gmailFileRoutes, sheetListingRoutes } from "@/e2e/rigs/vendors/file-listings";
import { sheets } from "@/e2e/rigs/vendors/google-sheets";
import { google, googleKeyFile } from "@/e2e/rigs/vendors/google-token";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import gmailConnector from "../gmail_inbox/connector";
import driveConnector from "../google_drive/connector";
import sheetsConnector from "../google_sheets/connector";
import { browseEmulated } from "./browse-emulated";
import type { CreateContext } from "./run-check";

const emulator = await startHttpEmulator({
  routes: [...driveFileRoutes, ...gmailFileRoutes, ...sheetListingRoutes],
});
afterAll(() => emulator.stop());

const urls = [google.tokenUrl, ...["www", "gmail", "sheets"].map((name) => `https://${name}.googleapis.com`)];
const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const http = createGuardedHttp({ tcp, signal, origins: emulator.standIns(urls) });
  return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [] };
};
const { from, listAll, validate } = browseEmulated({ createContext });

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

const mail: PropertyValues = {
  auth_method: "service_account",
  service_account_key: googleKeyFile(),
  mailbox: google.user,
  label: "invoices",
};

test("gmail_inbox: labels below that of the connection, and messages with attachments", async () => {
  const top = await listAll({ connector: gmailConnector, values: mail, path: "/" });
  expect(top.map(({ id, kind, name }) => [id, kind, name])).toEqual([
    ["Label_2", "folder", "Invoices/2026"],
    ["m1", "file", "March"],
    ["m2", "file", "(no subject)"],
  ]);
  expect(await listAll({ connector: gmailConnector, values: mail, path: "Label_2" })).toEqual([
    {
      id: "m3",
      kind: "file",
      name: "April",
      path: "/April",
      size: 1000,
      mimeType: "message/rfc822",
      modifiedAt: "2026-01-02T03:04:05.000Z",
    },
  ]);
  for (const path of ["INBOX", "Label_3", "../labels"]) {
    const look = listAll({ connector: gmailConnector, values: mail, path });
    await expect(look).rejects.toMatchObject({ code: "path_escape" });
  }
  expect(await validate(gmailConnector, mail, ["/", "m3", "m4", "m9", "x/y"])).toMatchObject({
    totalItems: 3,
    totalBytes: 3000,
    maxDepth: 2,
    violations: [
      { item: "m4", code: "path_escape" },
      { item: "m9", code: "not_found" },
      { item: "x/y", code: "path_escape" },
    ],
  });
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
