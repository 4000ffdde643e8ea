import type { DialectDifferences } from "@/lib/shared/dialect/differences";

const waiting =
  "What the last test showed and waits for approval is listed too, with validated_by null; so all are there at once, next_cursor is null.";
const approvals = "Only what a test has shown can be approved; the next test starts by itself.";

/** What is the same as at Fivetran, what is not, and why. */
export const fivetranDifferences: DialectDifferences = {
  vendor: "fivetran",
  title: "Fivetran",
  baseUrl: "/api/compat/fivetran",
  authentication:
    "HTTP Basic. The API key `lk_XXXXXXXX_…` in two: `lk_XXXXXXXX` is the API key, what follows the second `_` the secret. The whole key as user name with an empty password works as well.",
  operations: [
    {
      operation: "POST /v1/groups",
      source: "vendor's public documentation",
      same: "Makes a group, which has to be there before its destination.",
      differs:
        "A group is a recipient of the workspace; its id is a UUID, and its external id too, by which a link session names it.",
    },
    {
      operation: "GET /v1/groups",
      source: "vendor's public documentation",
      same: "Groups by page, with next_cursor.",
      differs: "Recipients that were made otherwise are among them.",
    },
    {
      operation: "GET /v1/groups/{id}",
      source: "vendor's public documentation",
      same: "One group.",
      differs: "",
    },
    {
      operation: "POST /v1/destinations",
      source: "document",
      same: "Every key of the document, adls with all keys and values of its config; setup tests run before the answer.",
      differs:
        "The answer waits 35 seconds for the tests at most (`?wait_seconds=`). Secrets of config are shown as ****** and sent back so they stay.",
    },
    {
      operation: "GET /v1/destinations",
      source: "vendor's public documentation",
      same: "Destinations by page, with next_cursor.",
      differs: "Connections that were made otherwise are among them.",
    },
    {
      operation: "GET /v1/destinations/{id}",
      source: "vendor's public documentation",
      same: "One destination.",
      differs: "Found by its own id and by its group's: at Fivetran the two are one.",
    },
    {
      operation: "PATCH /v1/destinations/{id}",
      source: "vendor's public documentation",
      same: "What is left out stays. storage_account_name, container_name and prefix_path of adls cannot be changed, nor can group_id and service.",
      differs:
        "A changed config is in use once its tests have passed, also with run_setup_tests false; where they fail, the one before stays in use.",
    },
    {
      operation: "DELETE /v1/destinations/{id}",
      source: "vendor's public documentation",
      same: "Deletes the destination; its group stays.",
      differs: "Its credentials are destroyed with it.",
    },
    {
      operation: "POST /v1/destinations/{id}/test",
      source: "vendor's public documentation",
      same: "Runs the setup tests and answers with them; takes trust_certificates and trust_fingerprints.",
      differs: "",
    },
    {
      operation: "GET /v1/destinations/{id}/certificates",
      source: "vendor's public documentation",
      same: "Lists certificates with who approved them and when.",
      differs: waiting,
    },
    {
      operation: "POST /v1/destinations/{id}/certificates",
      source: "vendor's public documentation",
      same: "Approves a certificate by its hash.",
      differs: approvals,
    },
    {
      operation: "GET /v1/destinations/{id}/certificates/{hash}",
      source: "vendor's public documentation",
      same: "One certificate, by its hash or its id.",
      differs: "",
    },
    {
      operation: "DELETE /v1/destinations/{id}/certificates/{hash}",
      source: "vendor's public documentation",
      same: "Revokes one, by its hash or its id.",
      differs: "The next test asks again.",
    },
    {
      operation: "GET /v1/destinations/{id}/fingerprints",
      source: "vendor's public documentation",
      same: "Lists SSH host keys with who approved them and when.",
      differs: waiting,
    },
    {
      operation: "POST /v1/destinations/{id}/fingerprints",
      source: "vendor's public documentation",
      same: "Approves an SSH host key by its hash.",
      differs: approvals,
    },
    {
      operation: "GET /v1/destinations/{id}/fingerprints/{hash}",
      source: "vendor's public documentation",
      same: "One SSH host key, by its hash or its id.",
      differs: "",
    },
    {
      operation: "DELETE /v1/destinations/{id}/fingerprints/{hash}",
      source: "vendor's public documentation",
      same: "Revokes one, by its hash or its id.",
      differs: "The next test asks again.",
    },
  ],
  differences: [
    {
      what: "A group has one destination",
      here: "A second one is refused with Conflict. Recipients with several connections have them from elsewhere.",
      why: "The document maps the two 1:1.",
    },
    {
      what: "trust_certificates, trust_fingerprints",
      here: "The first one that a test sees is trusted. One that has changed since, or was revoked, has to be approved.",
      why: "Else whoever stands in between would be trusted as well.",
    },
    {
      what: "Hashes",
      here: "Of a certificate: its SHA-256 in hex pairs. Of a host key: SHA256:… as ssh-keygen writes it. A failed test names it in its details.",
      why: "So they can be compared with what the server's owner sees. sha1 and public_key are null: only hashes are kept.",
    },
    {
      what: "Service names",
      here: "adls, snowflake, big_query, redshift, databricks, postgres_warehouse, aurora_postgres_warehouse, mysql_warehouse, aurora_warehouse, sql_server_warehouse, new_s3_datalake; other types under the ids of this installation.",
      why: "Fivetran has no names for those.",
    },
    {
      what: "config of Snowflake with auth PASSWORD",
      here: "Refused: KEY_PAIR, OAUTH or PERSONAL_ACCESS_TOKEN.",
      why: "Snowflake has ended signing in with a password alone.",
    },
    {
      what: "schema in config",
      here: "A key of warehouses, required where the type's form asks for it.",
      why: "The form tests the rights on the schema that is written to.",
    },
    {
      what: "Keys of config that mean nothing beside the others, such as oauth2_secret with auth_type PERSONAL_ACCESS_TOKEN",
      here: "Taken and left out; shown as null.",
      why: "The document sends all of them at once.",
    },
    {
      what: "port 0 in config of adls",
      here: "The usual port, 443, and shown as that.",
      why: "The document's example sends it, and nothing listens there.",
    },
    {
      what: "setup_status",
      here: "CONNECTED, INCOMPLETE or BROKEN.",
      why: "The document shows it in capitals.",
    },
    {
      what: "Errors",
      here: "code and message as at Fivetran; `latchkey` holds our code, the request id and each problem.",
      why: "To program against, and to find a call in the log.",
    },
  ],
  additionalKeys: {},
};
