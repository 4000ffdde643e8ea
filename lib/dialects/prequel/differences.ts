import type { DialectDifferences } from "@/lib/shared/dialect/differences";
import { prequelAdditionalKeys } from "./additional-keys";

const addresses = "Without their addresses, which are shown once: only a hash of the token is kept.";

/** What is the same as at Prequel, what is not, and why. */
export const prequelDifferences: DialectDifferences = {
  vendor: "prequel",
  title: "Prequel",
  baseUrl: "/api/compat/prequel",
  authentication: "`X-API-KEY: lk_…`.",
  operations: [
    {
      operation: "PATCH /destinations/{destination_id}",
      source: "document",
      same: "All 21 vendor objects and every auth method, nested as shown; what is left out stays.",
      differs:
        "A changed vendor's object is in use once its test has passed; where it fails, the one before stays in use. Until then the new one is shown.",
    },
    {
      operation: "GET /destinations/{destination_id}",
      source: "vendor's public documentation",
      same: "The destination object of the document, with its last transfer and the rows of two billing periods.",
      differs: "",
    },
    {
      operation: "GET /destinations",
      source: "vendor's public documentation",
      same: "Destinations by page, with has_next and next_url.",
      differs:
        "Connections of types that Prequel has not are among them, under our names and without an object.",
    },
    {
      operation: "POST /destinations",
      source: "vendor's public documentation",
      same: "Makes a destination of its vendor's object, for a recipient_id or an id_in_provider_system, which may be new.",
      differs: "It is tested by itself.",
    },
    {
      operation: "DELETE /destinations/{destination_id}",
      source: "vendor's public documentation",
      same: "Deletes the destination.",
      differs: "Its credentials are destroyed with it.",
    },
    {
      operation: "POST /test-destination",
      source: "vendor's public documentation",
      same: "Tests a destination that is not made yet; nothing of it is kept.",
      differs: "Answers with data.status success or error and the reason as message.",
    },
    {
      operation: "POST /destinations/{destination_id}/test-connection",
      source: "vendor's public documentation",
      same: "Tests a destination that is there.",
      differs:
        "As it is stored: changes go through PATCH, which tests them. The answer waits 35 seconds at most (`?wait_seconds=`), then says pending.",
    },
    {
      operation: "GET /recipients",
      source: "vendor's public documentation",
      same: "Recipients by page, with has_next and next_url; id_in_provider_system finds those that are named.",
      differs: "products belong to a destination here: a recipient's are empty.",
    },
    {
      operation: "POST /recipients",
      source: "vendor's public documentation",
      same: "Makes a recipient; id_in_provider_system is unique.",
      differs: "products belong to a destination here: a recipient's are empty.",
    },
    {
      operation: "GET /recipients/{recipient_id}",
      source: "vendor's public documentation",
      same: "One recipient.",
      differs: "",
    },
    {
      operation: "POST /magic-links",
      source: "vendor's public documentation",
      same: "A link to a page on which a recipient connects a destination, of one vendor or of any.",
      differs:
        "It is a hosted link session: it can be opened for 7 days, once. name is not kept; bucket_name and bucket_access_id are prefilled in the form.",
    },
    {
      operation: "GET /magic-links",
      source: "vendor's public documentation",
      same: "Magic links by page, with has_been_used.",
      differs: addresses,
    },
    {
      operation: "GET /magic-links/{magic_link_id}",
      source: "vendor's public documentation",
      same: "One magic link, with has_been_used.",
      differs: addresses,
    },
  ],
  differences: [
    {
      what: "Several ways to sign in, buckets or catalogs in one object, as the document's example lists them",
      here: "One of them. The discriminator may be left out where one is given; two are refused.",
      why: "A destination has one, and a secret that has no effect is better refused than dropped.",
    },
    {
      what: "Objects of several vendors in one call",
      here: "Refused by name.",
      why: "A destination has one vendor, and it cannot be changed.",
    },
    {
      what: "public_key_auth.public_key of sftp, ssh_tunnel.ssh_public_key",
      here: "Shown; taken as they are shown and not otherwise.",
      why: "Keys are made here, and the private halves are kept sealed.",
    },
    {
      what: "use_ssh_tunnel of s3 and planetscale, disable_ssl of planetscale",
      here: "false only.",
      why: "A bucket is reached over https, and PlanetScale takes no connection without TLS.",
    },
    {
      what: "gcp_service_account_key.service_account_email",
      here: "Taken and not kept.",
      why: "The key names its account itself, and is not opened to show it.",
    },
    {
      what: "An SSH tunnel's address",
      here: "ssh_tunnel {ssh_tunnel_host, ssh_tunnel_port, ssh_tunnel_username}, as in Prequel's own client.",
      why: "The document shows use_ssh_tunnel alone.",
    },
    {
      what: "access_token_auth of motherduck, auth_method of snowflake, gcp_service_account_key of google_sheets, host of an Iceberg REST catalog, buckets' names of delta_lake",
      here: "access_token_auth {access_token}; auth_method public_key_auth, access_token_auth or oauth_client_secret_auth; keys under the names other vendors have.",
      why: "The document does not show them, and a destination cannot be reached without.",
    },
    {
      what: "Billing periods",
      here: "Calendar months in UTC, of the transfers that a pipeline told of (`POST /api/v1/connections/{id}/transfers`), by their end.",
      why: "No transfer is made here.",
    },
    {
      what: "csv.delimiter of abs",
      here: "Always a comma.",
      why: "There is no other.",
    },
    {
      what: "Errors",
      here: "status error, data null and message; `latchkey` holds our code, the request id and each problem.",
      why: "To program against, and to find a call in the log.",
    },
  ],
  additionalKeys: prequelAdditionalKeys,
};
