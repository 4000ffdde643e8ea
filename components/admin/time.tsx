import { RelativeTime } from "../ui/relative-time";

/** A moment in words, or what is said where it never came. */
export function Time({ at, never }: { readonly at: string | null; readonly never?: string }) {
  return at === null ? (never ?? null) : <RelativeTime at={at} />;
}
