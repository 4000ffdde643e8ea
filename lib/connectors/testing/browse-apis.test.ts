import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { dropbox, dropboxRoutes } from "@/e2e/rigs/vendors/dropbox";
import { dropboxFileRoutes, graphFileRoutes } from "@/e2e/rigs/vendors/file-listings";
import { sharepoint, sharepointRoutes } from "@/e2e/rigs/vendors/msft-sharepoint";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import dropboxConnector from "../dropbox/connector";
import sharepointConnector from "../msft_sharepoint/connector";
import { browseEmulated } from "./browse-emulated";
import type { CreateContext } from "./run-check";

const skip = "https://graph.microsoft.com/v1.0/drives/d/root/children?$skiptoken=a";
let next = skip;
const emulator = await startHttpEmulator({
  routes: [
    ...sharepointRoutes,
    ...graphFileRoutes({
      get next() {
        return next;
      },
    }),
    ...dropboxRoutes.filter(({ on }) => !on.includes("list_folder")),
    ...dropboxFileRoutes,
  ],
});
afterAll(() => emulator.stop());

const urls = [
  "https://login.microsoftonline.com",
  "https://graph.microsoft.com",
  "https://api.dropboxapi.com",
];

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const http = createGuardedHttp({ tcp, signal, origins: emulator.standIns(urls) });
  return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [] };
};
const { from, listAll, validate } = browseEmulated({ createContext });

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
