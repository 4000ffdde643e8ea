import type { DialectDifferences } from "@/lib/shared/dialect/differences";

/** What is the same as at Stitch Connect, what is not, and why. */
export const stitchDifferences: DialectDifferences = {
  vendor: "stitch",
  title: "Stitch Connect",
  baseUrl: "/api/compat/stitch",
  authentication: "`Authorization: Bearer lk_…`: an API key in place of the access token.",
  operations: [
    {
      operation: "GET /v4/destination-types",
      source: "vendor's public documentation",
      same: "Every destination type with its report card and its details.",
      differs: "Types have the ids of this installation; the workspace's own types are among them.",
    },
    {
      operation: "GET /v4/destination-types/{type}",
      source: "document",
      same: "The report card, step by step and property by property; details.access says whether a destination can be made.",
      differs: "",
    },
    {
      operation: "POST /v4/destinations",
      source: "document",
      same: "Completes the form step and starts a connection check by itself. Properties are texts; values of credentials never return.",
      differs:
        "The report card says fully_configured once the check has passed, not before: the answer to the creation still says form.",
    },
    {
      operation: "GET /v4/destinations",
      source: "document",
      same: "Destinations with their report cards.",
      differs: "Always a list, with 100 destinations a page: the header Link leads to the next one.",
    },
    {
      operation: "GET /v4/destinations/{id}",
      source: "vendor's public documentation",
      same: "One destination, by its number.",
      differs: "",
    },
    {
      operation: "PUT /v4/destinations/{id}",
      source: "vendor's public documentation",
      same: "Changes what is named; the type cannot be changed. A connection check starts by itself.",
      differs:
        "New properties are in use once their check has passed; where it fails, those before stay in use. Until then the new ones are shown.",
    },
    {
      operation: "DELETE /v4/destinations/{id}",
      source: "vendor's public documentation",
      same: "Deletes the destination.",
      differs: "Its credentials are destroyed with it.",
    },
    {
      operation: "GET /v4/destinations/{id}/last-connection-check",
      source: "vendor's public documentation",
      same: "running, succeeded or failed, with exit statuses and messages.",
      differs:
        "Nothing is discovered and no tap runs here: the statuses of both are null, those of check and target tell how it went.",
    },
  ],
  differences: [
    {
      what: "Stitch's limit of destinations in an account",
      here: "None.",
      why: "A workspace holds the destinations of all of a host's customers.",
    },
    {
      what: "Recipients",
      here: "A destination made here belongs to the recipient with the external id `default`.",
      why: "Stitch knows no customers of its customers.",
    },
    {
      what: "A property that means nothing beside the others, such as encryption_host with encryption_type none",
      here: "Taken and left out.",
      why: "Clients of flat forms send every key they know.",
    },
    {
      what: "Errors",
      here: "`error.type` and `error.message` as at Stitch; `latchkey` holds our code, the request id and each problem.",
      why: "To program against, and to find a call in the log.",
    },
  ],
  additionalKeys: {
    "properties.ssh_public_key":
      "Of a destination with an SSH tunnel: the line for authorized_keys that was made for it.",
  },
};
