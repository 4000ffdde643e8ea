import "server-only";
import type { AuditView } from "@/lib/services/audit/audit-view";
import type { Actors } from "@/lib/services/connection/describe-actors";
import { actorWords } from "@/lib/shared/connection/actor-words";

/** Entries of the audit log as a page shows them: with names, and each fact on its own. */
export function shownEntries(input: { readonly entries: readonly AuditView[]; readonly actors: Actors }) {
  const { entries, actors } = input;
  return entries.map(({ id, at, action, actor, data }) => ({
    id,
    at,
    action,
    actor: actorWords({ actor, actors }),
    facts: Object.entries(data).map(
      ([name, value]) => `${name}: ${Array.isArray(value) ? value.join(" ") : value}`,
    ),
  }));
}
