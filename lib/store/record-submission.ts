import "server-only";
import { getStore } from "./store-holder";

/** Everything one submission writes. Secrets arrive sealed. */
export interface SubmissionRows {
  readonly workspaceId: string;
  readonly linkSessionId: string;
  readonly recipientId: string;
  readonly draftId: string | null;
  readonly actor: string;
  readonly connection: {
    readonly id: string;
    readonly destinationType: string;
    readonly name: string;
    readonly slug: string;
    readonly config: object;
    readonly secretProperties: readonly string[];
  };
  readonly credential: {
    readonly version: number;
    readonly tenantKeyId: string;
    readonly wrappedKey: string;
    readonly sealedFields: object;
  };
  readonly checkRun: { readonly id: string; readonly plan: object };
  readonly audit: { readonly id: string; readonly action: string; readonly data: object };
}

/** The transaction, as far as others may use it: the job queue writes its job with it. */
export interface SubmissionTransaction {
  $queryRawUnsafe<T = unknown>(query: string, ...values: unknown[]): Promise<T>;
}

/**
 * Writes a submission in one transaction: connection, credential version, check run, audit event, the
 * session's link to the connection, and whatever `enqueue` adds (the check's job). All of it is there
 * after a crash, or nothing.
 *
 * One statement instead of seven: the seven round trips of separate statements were most of a submit's
 * time. The credential version's primary key refuses the later of two submissions at once.
 */
export async function recordSubmission(input: {
  readonly rows: SubmissionRows;
  readonly enqueue: (transaction: SubmissionTransaction) => Promise<void>;
}): Promise<void> {
  await getStore().prisma.$transaction(async (transaction) => {
    await transaction.$queryRawUnsafe(statement, ...parameters(input.rows));
    await input.enqueue(transaction);
  });
}

const statement = `
with submitted as (
  insert into connection (id, workspace_id, recipient_id, destination_type, name, slug, status, config,
                          secret_properties, credential_version, created_by, updated_by)
  values ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6, 'needs_verification', $7::jsonb, $8::text[], $9, $10, $10)
  on conflict (id) do update
     set config = excluded.config, secret_properties = excluded.secret_properties,
         credential_version = excluded.credential_version, status = 'needs_verification',
         verification_error = null, verification_error_code = null,
         updated_by = excluded.updated_by, updated_at = now()
   where connection.workspace_id = excluded.workspace_id
  returning id
), credential as (
  insert into credential_version (connection_id, version, workspace_id, tenant_key_id, wrapped_key, sealed_fields, created_by)
  select id, $9, $2::uuid, $11, $12, $13::jsonb, $10 from submitted
), run as (
  insert into check_run (id, workspace_id, connection_id, credential_version, plan, results, requested_by)
  select $14::uuid, $2::uuid, id, $9, $15::jsonb, '[]'::jsonb, $10 from submitted
), audit as (
  insert into audit_event (id, workspace_id, actor, action, subject, data)
  select $16::uuid, $2::uuid, $10, $17, id::text, $18::jsonb from submitted
), session as (
  update link_session set connection_id = $1::uuid, last_step_id = 'check', last_error_code = null
   where id = $19 and workspace_id = $2::uuid
), draft as (
  update draft set submitted_as = $1::uuid where id = $20::uuid and workspace_id = $2::uuid
)
select id from submitted`;

function parameters(rows: SubmissionRows): readonly unknown[] {
  const { connection, credential, checkRun, audit } = rows;
  return [
    connection.id,
    rows.workspaceId,
    rows.recipientId,
    connection.destinationType,
    connection.name,
    connection.slug,
    JSON.stringify(connection.config),
    connection.secretProperties,
    credential.version,
    rows.actor,
    credential.tenantKeyId,
    credential.wrappedKey,
    JSON.stringify(credential.sealedFields),
    checkRun.id,
    JSON.stringify(checkRun.plan),
    audit.id,
    audit.action,
    JSON.stringify(audit.data),
    rows.linkSessionId,
    rows.draftId,
  ];
}
