import type { AuditEntry, ChainResult } from "./types";

/** An action in words: `link_session.created` is "Link session created". */
export function actionWords(action: string): string {
  const words = action.replaceAll(/[._]/g, " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

const kinds: Readonly<Record<string, string>> = {
  member: "Member",
  api_key: "API key",
  link_session: "Link session",
  system: "Latchkey",
  setup: "Setup",
};

/** Who acted: their name where they have one, else what they are. */
export function actorWords(input: { readonly actor: string; readonly name: string | null }): string {
  const kind = input.actor.split(":", 1)[0] ?? input.actor;
  return input.name ?? kinds[kind] ?? actionWords(kind);
}

/** What an actor or subject with a page of its own leads to; null without one. */
export function pageOf(input: Pick<AuditEntry, "action" | "subject">): string | null {
  const { action, subject } = input;
  if (action.startsWith("link_session.")) return `/admin/link-sessions/${subject}`;
  if (action === "connection.deleted") return null;
  return action.startsWith("connection.") ? `/admin/connections/${subject}` : null;
}

/** What is wrong with a chain, in a sentence. */
export function breakWords({ reason, brokenAt, checked }: ChainResult): string {
  const place = brokenAt ?? checked;
  switch (reason) {
    case "entry_changed":
      return `Entry ${place} is not what it was when it was written, or stands in another's place.`;
    case "entry_missing":
      return `Entry ${place} is missing.`;
    case "end_cut_off":
      return `The log ends after entry ${checked}, and it once was longer: entries from ${place} on are gone.`;
    case "head_forged":
      return "The mark at the log's end was not made by this Latchkey: somebody wrote the log anew.";
    default:
      return "";
  }
}

/** Time of an entry, to the second: `2026-11-21 10:04:05`. */
export function exactTime(at: string): string {
  return at.slice(0, 19).replace("T", " ");
}
