import { fillConnections } from "../../e2e/rigs/fill-connections.ts";
import type { PostgresRig } from "../../e2e/rigs/postgres.ts";
import { randomText } from "../kit/latchkey.ts";
import { actionIdOf } from "../submit/call-action.ts";
import { productBuild } from "../submit/prepare-submits.ts";

/** A dashboard with a member signed in, and some of what it holds. */
export interface Dashboard {
  readonly url: string;
  readonly cookie: string;
  readonly ids: readonly string[];
  /** Of one connection. */
  readonly slug: string;
  /** The host's id of one customer. */
  readonly customer: string;
}

interface Place {
  readonly rig: PostgresRig;
  readonly database: string;
  readonly url: string;
}

/** Makes the first admin by a link of ours. @returns the cookie of their session */
export async function signInToDashboard({ rig, database, url }: Place): Promise<string> {
  const token = randomText(43);
  const sql = `update admin_setup set token_hash = sha256('${token}'::bytea), used_at = null, expires_at = now() + interval '1 hour'`;
  await rig.query({ sql, database });
  const answer = await fetch(`${url}/admin/setup`, {
    method: "POST",
    headers: {
      origin: url,
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
      "next-action": actionIdOf({ build: productBuild, name: "setUpFirstAdmin" }),
    },
    body: JSON.stringify([
      { token, name: "Ada", email: "ada@acme.example", password: "a pass phrase of the bench" },
    ]),
  });
  const cookie = answer.headers.getSetCookie().map((one) => one.split(";", 1)[0]);
  if (cookie.length === 0)
    throw new Error(`no sign-in: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  return cookie.join("; ");
}

/** Fills the workspace: connections with their customers, and for each a check, two events and three audit entries. */
export async function fillDashboard(
  input: Place & { readonly count: number; readonly cookie: string },
): Promise<Dashboard> {
  const { rig, database, url, cookie } = input;
  const run = (sql: string) => rig.query({ sql, database });
  const [workspace] = await run("select id from workspace");
  const workspaceId = String(workspace?.id);
  await fillConnections({ ...input, workspaceId, perRecipient: 20 });
  for (const statement of historyOf(workspaceId)) await run(statement);
  await run("vacuum analyze");
  const sample = await run("select id, slug from connection order by id limit 40");
  const [recipient] = await run("select external_id from recipient order by external_id limit 1");
  return {
    url,
    cookie,
    ids: sample.map(({ id }) => String(id)),
    slug: String(sample[0]?.slug).slice(-12),
    customer: String(recipient?.external_id),
  };
}

function historyOf(workspaceId: string): readonly string[] {
  return [
    `insert into recipient (id, workspace_id, external_id, name)
       select distinct recipient_id, workspace_id, 'cus_' || recipient_id, 'Customer ' || right(recipient_id::text, 5)
       from connection`,
    `insert into check_run (id, workspace_id, connection_id, credential_version, state, outcome, plan, results, requested_by, finished_at)
       select gen_random_uuid(), '${workspaceId}', id, 1, 'finished', 'passed', '[]', '[]', 'system', now() from connection`,
    `insert into event (id, workspace_id, type, connection_id, payload)
       select 'evt_' || gen_random_uuid(), '${workspaceId}', type, id, '{}'
       from connection, unnest(array['connection.created', 'connection.checked']) type`,
    // In the chain already, as those of a workspace that grew are: linking 300,000 at once would be what is measured.
    `insert into audit_event (id, workspace_id, actor, action, subject, data, chain_seq, chain_hash)
       select gen_random_uuid(), '${workspaceId}', 'system', action, id, '{}', 1000 + row_number() over (), sha256(id::text::bytea)
       from connection, unnest(array['connection.created', 'connection.checked', 'credential.released']) action`,
    `update workspace set (audit_head_seq, audit_head_hash) =
       (select chain_seq, chain_hash from audit_event where chain_seq is not null order by chain_seq desc limit 1)`,
  ];
}
