import "server-only";
import type { Caller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";

/** Who an actor is, by the text that names it in audit entries and views. */
export type Actors = Record<string, { readonly kind: string; readonly name: string | null }>;

/** Finds the names of those who acted: an API key and a member have one, a link session and the system none. */
export async function describeActors(input: {
  readonly caller: Caller;
  readonly actors: readonly string[];
}): Promise<Actors> {
  const actors = [...new Set(input.actors)];
  const store = tenantStore(input.caller);
  const select = { id: true, name: true };
  const named = async (kind: string, find: (ids: string[]) => Promise<readonly NamedRow[]>) => {
    const ids = actors
      .filter((actor) => actor.startsWith(`${kind}:`))
      .map((actor) => actor.slice(kind.length + 1));
    const rows = ids.length === 0 ? [] : await find(ids);
    return rows.map(({ id, name }) => [`${kind}:${id}`, name] as const);
  };
  const names = new Map<string, string>([
    ...(await named("api_key", (ids) => store.apiKey.findMany({ where: { id: { in: ids } }, select }))),
    ...(await named("member", (ids) => store.member.findMany({ where: { id: { in: ids } }, select }))),
  ]);
  const described = actors.map((actor) => {
    const kind = actor.split(":", 1)[0] ?? actor;
    return [actor, { kind, name: names.get(actor) ?? null }] as const;
  });
  return Object.fromEntries(described);
}

interface NamedRow {
  readonly id: string;
  readonly name: string;
}
