import "server-only";
import type { AuditView } from "@/lib/services/audit/audit-view";
import { listAuditEvents } from "@/lib/services/audit/list-audit-events";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { type Actors, describeActors } from "./describe-actors";

/** What is left of a connection: the entries of the audit log. */
export interface DeletedConnection {
  readonly deletedAt: string;
  readonly deletedBy: string;
  /** The last ones, newest first. */
  readonly entries: readonly AuditView[];
  readonly actors: Actors;
}

const shownAtMost = 20;

/** Tells of a connection that was deleted. @throws NotFoundError where there never was such a connection */
export async function describeDeleted(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<DeletedConnection> {
  const { caller, id } = input;
  const query = { subject: id, limit: shownAtMost };
  const { auditEvents: entries } = await listAuditEvents({ caller, query });
  const deletion = entries.find(({ action }) => action === "connection.deleted");
  if (deletion === undefined) throw new NotFoundError({ what: "connection" });
  const actors = await describeActors({ caller, actors: entries.map(({ actor }) => actor) });
  return { deletedAt: deletion.at, deletedBy: deletion.actor, entries, actors };
}
