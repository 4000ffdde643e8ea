import { factText, readPath } from "../kit/http-api/api-answer";
import type { ApiStage } from "../kit/http-api/api-stage";
import { bearer } from "../kit/http-api/bearer";
import { fetchEntraToken } from "../kit/http-api/microsoft/entra";
import { graphFailures } from "./microsoft-failures";

export const graphBase = "https://graph.microsoft.com";

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Sign in",
  run: (check) =>
    fetchEntraToken({
      check,
      fields: { tenant: "tenant_id", clientId: "client_id", clientSecret: "client_secret" },
      scope: `${graphBase}/.default`,
    }),
};

const site: ApiStage = {
  id: "site",
  title: "Find the site",
  run: async (check) => {
    const { hostname, pathname } = new URL(check.text("site_url"));
    const path = /^\/sites\/[^/]+/.exec(pathname)?.[0] ?? "";
    const { json } = await check.call({
      url: `${graphBase}/v1.0/sites/${hostname}${path === "" ? "" : `:${path}`}`,
      headers: bearer(check),
      failures: graphFailures,
    });
    check.keep("site_id", readPath(json, "id"));
    return {
      status: "PASSED",
      message: "The site is there.",
      details: [{ label: "Site", value: factText(readPath(json, "displayName")) }],
    };
  },
};

const library: ApiStage = {
  id: "library",
  title: "Find the document library",
  run: async (check) => {
    const { json } = await check.call({
      url: `${graphBase}/v1.0/sites/${encodeURIComponent(check.kept("site_id"))}/drives`,
      headers: bearer(check),
      failures: graphFailures,
    });
    const drives: unknown = Object(json).value;
    const wanted = check.text("drive_name");
    const found = (Array.isArray(drives) ? drives : []).find(
      (drive) => wanted === "" || readPath(drive, "name") === wanted,
    );
    if (found !== undefined) {
      check.keep("drive_id", readPath(found, "id"));
      return { status: "PASSED", message: "The document library is there." };
    }
    return check.refuse({
      code: "not_found",
      field: "drive_name",
      message: "The site has no such document library.",
      hint: "Enter the name as Site contents shows it, or leave it empty.",
    });
  },
};

/** What is asked of the API, in order. */
export const checks = [authenticate, site, library];
