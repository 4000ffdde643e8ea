import "server-only";

// Arguments of `concat` that together write a JSON value. As few as will do, and none for what is never null:
// PostgreSQL takes as long to read the expression as to carry it out.

type Parts = readonly string[];

/** What is JSON already: numbers, truths, documents. Never null. */
const plain = (expression: string): Parts => [expression];
const plainOrNull = (expression: string): Parts => [`coalesce((${expression})::text, 'null')`];
/** What somebody wrote: any character may be in it. */
const text = (column: string): Parts => [`to_json(${column})`];
const textOrNull = (column: string): Parts => [`coalesce(to_json(${column}), 'null')`];
/** Ids and words of ours, never null: nothing in them needs to be escaped. */
const word = (column: string): Parts => [`'"'`, column, `'"'`];
/** As JavaScript writes a time. */
const time = (column: string): Parts => word(utc(column, `YYYY-MM-DD"T"HH24:MI:SS.MS"Z"`));
const timeOrNull = (column: string): Parts => [
  `coalesce(${utc(column, `\\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\\"`)}, 'null')`,
];
const truth = (condition: string): Parts => [`case when ${condition} then 'true' else 'false' end`];
/** A character that nobody types, and that JSON leaves as it is. */
const seam = "chr(57344)";
/**
 * An object whose members all say the same: the names are escaped as one text, and that is cut at its seams. What was
 * submitted without secrets has no array at all.
 */
const configured = (names: string): Parts => [
  `case when cardinality(${names}) > 0 then
    concat('{', replace(to_json(array_to_string(${names}, ${seam}))::text, ${seam}, '":{"configured":true},"'),
      ':{"configured":true}}') else '{}' end`,
];

function utc(column: string, format: string): string {
  return `to_char(${column} at time zone 'utc', '${format}')`;
}

/** By the API's names, in the order in which it shows them. */
const shown = {
  id: word("connection.id"),
  name: text("connection.name"),
  slug: text("connection.slug"),
  description: text("connection.description"),
  provider: text("connection.destination_type"),
  typeVersion: plainOrNull("connection.type_version"),
  recipientId: word("connection.recipient_id"),
  sandbox: truth("connection.sandbox"),
  status: word("connection.status"),
  statusReason: textOrNull("connection.status_reason"),
  visibility: word("connection.visibility"),
  isDefault: truth("connection.is_default"),
  isFromTemplate: plain("'false'"),
  isEditable: truth("connection.status <> 'disabled'"),
  config: plain("connection.config"),
  hasCredentials: truth("cardinality(connection.secret_properties) > 0"),
  secretFields: configured("connection.secret_properties"),
  credentialVersion: plain("connection.credential_version"),
  loadSettings: plain("connection.load_settings"),
  deployment: plain("connection.deployment"),
  trustCertificates: truth("connection.trust_certificates"),
  trustFingerprints: truth("connection.trust_fingerprints"),
  verificationError: textOrNull("connection.verification_error"),
  verificationErrorCode: textOrNull("connection.verification_error_code"),
  verificationDetails: plain("'{}'"),
  lastVerifiedAt: timeOrNull("connection.last_verified_at"),
  lastUsedAt: timeOrNull("connection.last_used_at"),
  createdAt: time("connection.created_at"),
  createdBy: text("connection.created_by"),
  updatedAt: time("connection.updated_at"),
  updatedBy: text("connection.updated_by"),
  revision: plain("connection.revision"),
};

/** The last check, which comes with the single connection. */
const lastCheck = `coalesce((
  select json_build_object('checkRunId', run.id, 'state', run.state, 'outcome', run.outcome,
           'setupTests', run.results, 'finishedAt', ${timeOrNull("run.finished_at").join("")}::json)::text
    from last_check_run(connection.workspace_id, connection.id) as run), '{}')`;

/**
 * A row of `connection` as the API shows it, as text that PostgreSQL writes: fifty rows with all their columns read,
 * turned into objects and written as JSON cost the serving thread more than all else of a list. By `concat` and not
 * by `json_build_object`, which looks up how to write each of its arguments anew for each row.
 */
export const connectionJson = jsonOf(shown);

/** The same with its last check. */
export const checkedConnectionJson = jsonOf({ ...shown, verificationDetails: plain(lastCheck) });

function jsonOf(values: Readonly<Record<string, Parts>>): string {
  const parts = Object.entries(values).flatMap(([name, value], index) => [
    `'${index === 0 ? "{" : ","}"${name}":'`,
    ...value,
  ]);
  return `concat(${joinLiterals([...parts, "'}'"]).join(", ")})`;
}

/** Makes one literal of literals side by side. */
function joinLiterals(parts: Parts): Parts {
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const isJoined = before !== undefined && isLiteral(before) && isLiteral(part);
    if (isJoined) joined.splice(-1, 1, `${before.slice(0, -1)}${part.slice(1)}`);
    else joined.push(part);
  }
  return joined;
}

function isLiteral(part: string): boolean {
  return /^'[^']*'$/.test(part);
}
