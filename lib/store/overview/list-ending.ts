import "server-only";
import { runSql } from "../run-sql";
import type { Statement } from "./statement";

/** Something that stops working at a time that is known. */
export interface EndingRow {
  readonly kind: "api_key" | "lease" | "sign_in" | "credential" | "certificate";
  /** Id of the key or lease; of the connection for a sign-in, a credential and a certificate. */
  readonly id: string;
  /** Name of the key or connection; host of the certificate; purpose of the lease. */
  readonly name: string;
  /** Connection it belongs to; null for a key. */
  readonly connectionId: string | null;
  readonly endsAt: Date;
}

interface ListInput {
  readonly workspaceId: string;
  /** What has ended before is no news. */
  readonly from: Date;
  readonly to: Date;
  /** Rows of each kind, the first to end. */
  readonly limit: number;
}

/** What ends within a time, the first of each kind. */
export function listEnding(input: ListInput): Promise<readonly EndingRow[]> {
  return runSql<EndingRow>(listEndingStatement(input));
}

/** Times in answers and in facts of certificates are texts that sort as the times do. */
export function listEndingStatement({ workspaceId, from, to, limit }: ListInput): Statement {
  const ends = `(jsonb_path_query_first(t.facts, '$[*] ? (@.label == "Valid until").value') #>> '{}')`;
  const text = `
    (select 'api_key' as kind, id::text, name, null as "connectionId", expires_at as "endsAt" from api_key
      where workspace_id = $1::uuid and revoked_at is null and expires_at >= $2 and expires_at < $3
      order by expires_at limit $6)
    union all
    (select 'lease', id::text, purpose, connection_id::text, expires_at from credential_lease
      where workspace_id = $1::uuid and ended_at is null and expires_at >= $2 and expires_at < $3
      order by expires_at limit $6)
    union all
    (select 'sign_in', id::text, name, id::text, (config ->> 'oauth_expires_at')::timestamptz from connection
      where workspace_id = $1::uuid and not sandbox and config ? 'oauth_expires_at'
        and not ('oauth_refresh_token' = any (secret_properties))
        and config ->> 'oauth_expires_at' >= $4 and config ->> 'oauth_expires_at' < $5
      order by config ->> 'oauth_expires_at' limit $6)
    union all
    (select 'credential', c.id::text, c.name, c.id::text, v.ends_at
       from credential_version v join connection c on c.id = v.connection_id and c.credential_version = v.version
      where v.workspace_id = $1::uuid and v.ends_at is not null and v.ends_at >= $2 and v.ends_at < $3
      order by v.ends_at limit $6)
    union all
    (select 'certificate', t.id::text, t.host, t.connection_id::text,
            replace(${ends}, ' UTC', ':00Z')::timestamptz
       from trust_approval t
      where t.workspace_id = $1::uuid and t.host <> 'sandbox.invalid' and t.kind = 'tls_certificate' and t.revoked_at is null
        and ${ends} >= replace($4, 'T', ' ') and ${ends} < replace($5, 'T', ' ')
      order by ${ends} limit $6)`;
  const iso = [from, to].map((time) => time.toISOString());
  return { text, values: [workspaceId, from, to, ...iso, limit] };
}
