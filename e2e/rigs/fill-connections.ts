import { readdirSync } from "node:fs";
import path from "node:path";
import type { PostgresRig } from "./postgres.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** Common ones first: the first is a fifth of all connections, the second half of that, and so on. */
const types: readonly string[] = [
  ...new Set(["postgres", "snowflake", "s3", "bigquery", "mysql", ...connectorFolders()]),
];
const firstWords =
  "Acme Globex Initech Umbrella Hooli Stark Wayne Wonka Tyrell Cyberdyne Aperture Soylent Vandelay Massive Oscorp Gringotts Sirius Duff Prestige Blue Northwind Contoso Fabrikam Adventure Tailspin Litware Proseware Lucerne Woodgrove Coho Ärger Zoë Café Östlund 東京 Nakatomi Virtucon Rekall Weyland Yoyodyne";
const secondWords =
  "Foods Labs Media Robotics Bank Airlines Energy Motors Games Health Logistics Retail Security Systems Travel Capital Textiles Pharma Paper Telecom Outdoors Toys Software Mining Publishing";
const purposes =
  "warehouse,analytics,staging,production,exports,archive,reporting,finance,marketing,backup,events,lake";

/**
 * Fills a workspace with connections as a large installation has them: 41 types and five statuses of very
 * different sizes, names that repeat, times over two years, one in nine never
 * verified. The indexes are made afterwards, which is quicker and leaves them as a rebuild does.
 */
export async function fillConnections(input: {
  readonly rig: PostgresRig;
  readonly database: string;
  readonly workspaceId: string;
  readonly count: number;
  /** Connections of each recipient. */
  readonly perRecipient: number;
}): Promise<void> {
  const { rig, database } = input;
  const run = (sql: string) => rig.query({ sql, database });
  const indexes = await run(
    "select indexname, indexdef from pg_indexes where tablename = 'connection' and indexname <> 'connection_pkey'",
  );
  for (const { indexname } of indexes) await run(`drop index "${indexname}"`);
  await run(insertStatement(input));
  // Of one session, and there is one a statement.
  for (const { indexdef } of indexes) await run(`set maintenance_work_mem = '512MB'; ${indexdef}`);
  await run("vacuum analyze connection");
  await run("checkpoint");
}

function insertStatement(input: {
  readonly workspaceId: string;
  readonly count: number;
  readonly perRecipient: number;
}): string {
  const recipients = Math.ceil(input.count / input.perRecipient);
  const list = (text: string, separator: string) =>
    `(array[${text
      .split(separator)
      .map((word) => `'${word}'`)
      .join(",")}])`;
  const pick = (words: string, separator: string, seed: number) =>
    `${list(words, separator)}[1 + ${draw(seed)} % ${words.split(separator).length}]`;
  return `
    insert into connection (id, workspace_id, recipient_id, destination_type, name, slug, status, config,
      secret_properties, credential_version, created_by, updated_by, created_at, updated_at, last_verified_at, verification_error_code, status_reason)
    select gen_random_uuid(), '${input.workspaceId}', ('00000000-0000-4000-8000-' || lpad(to_hex(${draw(1)} % ${recipients}), 12, '0'))::uuid,
      ${list(types.join(","), ",")}[least(${types.length}, floor(exp(${draw(2)} % 10000 / 10000.0 * ln(${types.length + 1}))))],
      ${pick(firstWords, " ", 3)} || ' ' || ${pick(secondWords, " ", 4)} || ' ' || ${pick(purposes, ",", 5)},
      ${list(types.join(","), ",")}[1 + ${draw(2)} % ${types.length}] || '-' || substr(md5(i::text), 1, 12),
      (case when ${draw(6)} % 100 < 70 then 'connected' when ${draw(6)} % 100 < 82 then 'invalid'
            when ${draw(6)} % 100 < 92 then 'needs_verification' when ${draw(6)} % 100 < 97 then 'incomplete'
            else 'disabled' end)::connection_status,
      jsonb_build_object('host', 'db-' || i || '.example.com', 'port', 5432, 'database', 'analytics', 'schema', 'public',
        'username', 'loader', 'ssl', true, 'ssl_mode', 'verify-full', 'encryption_type', 'none'),
      '{password}', 1, 'system', 'system', at, at + make_interval(secs => ${draw(7)} % 5000000),
      case when ${draw(8)} % 9 = 0 then null else at + make_interval(secs => ${draw(9)} % 6000000) end,
      case when ${draw(6)} % 100 between 70 and 81 then
        (case when ${draw(11)} % 10 < 6 then 'auth_failed' else ${pick("credential_expired,ssh_host_key_mismatch,permission_denied,tls_expired", ",", 12)} end) end,
      case when ${draw(6)} % 100 >= 97 then 'disabled_by_user' end
    from generate_series(1, ${input.count}) i,
      lateral (select date_trunc('milliseconds', now() - make_interval(secs => ${draw(10)} % 63000000)) as at) t`;
}

/** A number that follows from the row's and is the same in every run. */
function draw(seed: number): string {
  return `(hashint4extended(i, ${seed}) & 1073741823)`;
}

function connectorFolders(): readonly string[] {
  const folders = readdirSync(path.join(root, "lib/connectors"), { withFileTypes: true });
  return folders
    .filter((entry) => entry.isDirectory() && !["custom", "kit", "testing"].includes(entry.name))
    .map(({ name }) => name);
}
