import "server-only";

// Expressions whose value is the text of a JSON value.

/** What is JSON already: numbers, truths, documents. */
const plain = (expression: string) => `coalesce((${expression})::text, 'null')`;
/** What somebody wrote: any character may be in it. */
const text = (column: string) => `coalesce(to_json(${column})::text, 'null')`;
/** Ids and words of ours, never null: nothing in them needs to be escaped. */
const word = (column: string) => `'"', ${column}, '"'`;
/** As JavaScript writes a time. */
const time = (column: string) =>
  `coalesce(to_char(${column} at time zone 'utc', '\\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\\"'), 'null')`;
const truth = (condition: string) => `case when ${condition} then 'true' else 'false' end`;

/** By the API's names, in the order in which it shows them. */
const shown = {
  id: word("connection.id"),
  name: text("connection.name"),
  slug: text("connection.slug"),
  description: text("connection.description"),
  provider: text("connection.destination_type"),
  typeVersion: plain("connection.type_version"),
  recipientId: word("connection.recipient_id"),
  sandbox: truth("connection.sandbox"),
  status: word("connection.status"),
  statusReason: text("connection.status_reason"),
  visibility: word("connection.visibility"),
  isDefault: truth("connection.is_default"),
  isFromTemplate: "'false'",
  isEditable: truth("connection.status <> 'disabled'"),
  config: "connection.config",
  hasCredentials: truth("cardinality(connection.secret_properties) > 0"),
  secretFields: `'{', (select string_agg(to_json(secret)::text || ':{"configured":true}', ',')
    from unnest(connection.secret_properties) as secret), '}'`,
  credentialVersion: "connection.credential_version",
  loadSettings: "connection.load_settings",
  deployment: "connection.deployment",
  trustCertificates: truth("connection.trust_certificates"),
  trustFingerprints: truth("connection.trust_fingerprints"),
  verificationError: text("connection.verification_error"),
  verificationErrorCode: text("connection.verification_error_code"),
  verificationDetails: "'{}'",
  lastVerifiedAt: time("connection.last_verified_at"),
  lastUsedAt: time("connection.last_used_at"),
  createdAt: time("connection.created_at"),
  createdBy: text("connection.created_by"),
  updatedAt: time("connection.updated_at"),
  updatedBy: text("connection.updated_by"),
  revision: "connection.revision",
};

/** The last check, which comes with the single connection. */
const lastCheck = `coalesce((
  select json_build_object('checkRunId', run.id, 'state', run.state, 'outcome', run.outcome,
           'setupTests', run.results, 'finishedAt', ${time("run.finished_at")}::json)::text
    from last_check_run(connection.workspace_id, connection.id) as run), '{}')`;

/**
 * A row of `connection` as the API shows it, as text that PostgreSQL writes: fifty rows with all their columns read,
 * turned into objects and written as JSON cost the serving thread more than all else of a list. By `concat` and not
 * by `json_build_object`, which looks up how to write each of its arguments anew for each row.
 */
export const connectionJson = jsonOf(shown);

/** The same with its last check. */
export const checkedConnectionJson = jsonOf({ ...shown, verificationDetails: lastCheck });

function jsonOf(values: Readonly<Record<string, string>>): string {
  const members = Object.entries(values).map(
    ([name, value], index) => `'${index === 0 ? "{" : ","}"${name}":', ${value}`,
  );
  return `concat(${members.join(", ")}, '}')`;
}
