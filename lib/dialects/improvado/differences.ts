import type { DialectDifferences } from "@/lib/shared/dialect/differences";

const paths = "The document shows no paths: these are in the manner of the vendor's paths of data sources.";

/** What is the same as at Improvado, what is not, and why. */
export const improvadoDifferences: DialectDifferences = {
  vendor: "improvado",
  title: "Improvado",
  baseUrl: "/api/compat/improvado",
  authentication:
    "`Authorization: Bearer lk_…`: an API key in place of the workspace's token. It does not expire by itself.",
  operations: [
    {
      operation: "GET /api/v3/destinations/connections",
      source: "document",
      same: "Destination connections, with count, next, previous and results.",
      differs: paths,
    },
    {
      operation: "GET /api/v3/destinations/{destination_name}/connections",
      source: "ours",
      same: "The same of one destination.",
      differs: paths,
    },
    {
      operation: "POST /api/v3/destinations/{destination_name}/connections",
      source: "document",
      same: "title, create_load_for_new_tables, destination_name and conenctions_params; connection_params is understood as well. Answers with the connection.",
      differs: "The connection is checked by itself.",
    },
    {
      operation: "GET /api/v3/destinations/{destination_name}/connections/{id}",
      source: "document",
      same: "Every key of the document, in its spelling. id is a number, uid a UUID.",
      differs:
        "Counts of accounts are those the host told (`PUT /api/v1/connections/{id}/accounts`), 0 and null before.",
    },
    {
      operation: "POST /api/v3/destinations/{destination_name}/connections/{id}/reauthorize",
      source: "document",
      same: "title and connection_params; what is left out stays. Answers with the connection.",
      differs: "New params are in use once their check has passed; where it fails, those before stay in use.",
    },
    {
      operation: "PATCH /api/v3/destinations/{destination_name}/connections/{id}",
      source: "document",
      same: "Changes create_load_for_new_tables and nothing else.",
      differs: "The destination object holds the destination's name: the document does not show its keys.",
    },
    {
      operation: "POST /api/v3/destinations/{destination_name}/connections/{id}/check-status",
      source: "document",
      same: "Checks by hand; a connection whose credentials are no longer good becomes invalid. id stands for destination_connection_id.",
      differs:
        "The answer waits 35 seconds at most (`?wait_seconds=`). Its keys are ours: the document does not show them.",
    },
  ],
  differences: [
    {
      what: "destination_name",
      here: "The ids of this installation's destination types.",
      why: "The document lists no names.",
    },
    {
      what: "status",
      here: "incomplete, needs_verification, connected, invalid or disabled.",
      why: "The document lists no values.",
    },
    {
      what: "Recipients",
      here: "A connection made here belongs to the recipient with the external id `default`.",
      why: "The document knows none.",
    },
    {
      what: "Errors",
      here: "details as at Improvado; `latchkey` holds our code, the request id and each problem.",
      why: "To program against, and to find a call in the log.",
    },
  ],
  additionalKeys: {},
};
