import type { FailureTable } from "../kit/http-api/judge-answer";

/** What Graph's statuses mean for a site. */
export const graphFailures: FailureTable = {
  "403": {
    code: "permission_denied",
    field: "client_id",
    message: "The app may not read this site.",
    hint: "Give it the application permission Sites.Selected with a grant for this site, or Files.Read.All, and grant admin consent.",
  },
  "404": {
    code: "not_found",
    field: "site_url",
    message: "There is no such site.",
    hint: "Copy the address from the browser, up to the name of the site.",
  },
  "400": {
    code: "not_found",
    field: "site_url",
    message: "This host belongs to another tenant.",
    hint: "Check the site URL and the tenant ID.",
  },
};
