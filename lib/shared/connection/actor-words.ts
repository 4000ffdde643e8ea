const kinds: Readonly<Record<string, string>> = {
  api_key: "API key",
  member: "Member",
  link_session: "Link session",
  system: "Latchkey",
};

/** Who did it, in words: the name, or the kind where there is none. */
export function actorWords(input: {
  readonly actor: string;
  readonly actors: Readonly<Record<string, { readonly kind: string; readonly name: string | null }>>;
}): string {
  const { actor, actors } = input;
  const kind = actors[actor]?.kind ?? actor.split(":", 1)[0] ?? actor;
  return actors[actor]?.name ?? kinds[kind] ?? kind;
}
