import "server-only";
import type { Caller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";

/** Who an actor is, by the text that names it in audit entries and views. */
export type Actors = Record<string, { readonly kind: string; readonly name: string | null }>;

/** Finds the names of those who acted: an API key has one, a link session and the system have none. */
export async function describeActors(input: {
  readonly caller: Caller;
  readonly actors: readonly string[];
}): Promise<Actors> {
  const actors = [...new Set(input.actors)];
  const keyIds = actors.filter((actor) => actor.startsWith("api_key:")).map((actor) => actor.slice(8));
  const keys =
    keyIds.length === 0
      ? []
      : await tenantStore(input.caller).apiKey.findMany({
          where: { id: { in: keyIds } },
          select: { id: true, name: true },
        });
  const names = new Map(keys.map(({ id, name }) => [`api_key:${id}`, name]));
  const described = actors.map((actor) => {
    const kind = actor.split(":", 1)[0] ?? actor;
    return [actor, { kind, name: names.get(actor) ?? null }] as const;
  });
  return Object.fromEntries(described);
}
