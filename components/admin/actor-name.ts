/** Who did it, in words. `kind` is the part before the colon of an actor: `member`, `api_key`, `link_session`. */
export function actorName(
  actor: { readonly kind: string; readonly name: string | null } | undefined,
): string {
  if (actor === undefined) return "";
  const { kind, name } = actor;
  if (kind === "member") return name ?? "A former member";
  if (kind === "api_key") return name === null ? "An API key" : `API key “${name}”`;
  return kind === "link_session" ? "The customer, by link" : "Latchkey";
}
