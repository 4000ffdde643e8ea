import type { DestinationCategory, DestinationTypeSummary } from "../report-card/types";

/** A type in a chooser. */
export interface OfferedType extends DestinationTypeSummary {
  /** What people call it besides its title. */
  readonly alsoCalled?: readonly string[];
}

/**
 * The types a search finds, best first: by the beginning of the title, then of another name or a word, then
 * anywhere. Spaces, dots and capitals do not count. Without a search, those used recently come first.
 */
export function findTypes<Type extends OfferedType>(input: {
  readonly types: readonly Type[];
  readonly search: string;
  /** Null for all. */
  readonly category: DestinationCategory | null;
  /** Ids, the latest first. */
  readonly recent: readonly string[];
}): readonly Type[] {
  const { search, category, recent } = input;
  const types = input.types.filter((type) => category === null || type.category === category);
  const wanted = plain(search);
  if (wanted === "") {
    const used = recent.flatMap((id) => types.filter((type) => type.id === id));
    return [...used, ...types.filter((type) => !used.includes(type))];
  }
  return types
    .map((type) => ({ type, rank: rankOf(type, wanted) }))
    .filter(({ rank }) => rank < notFound)
    .sort((one, other) => one.rank - other.rank)
    .map(({ type }) => type);
}

const notFound = 4;

function rankOf(type: OfferedType, wanted: string): number {
  const names = type.alsoCalled ?? [];
  const words = `${type.title} ${type.id}`.split(/[\s_-]+/);
  if (plain(type.title).startsWith(wanted)) return 0;
  if (names.some((name) => plain(name) === wanted)) return 1;
  if ([...names, ...words].some((word) => plain(word).startsWith(wanted))) return 2;
  return [type.title, type.id, ...names].some((name) => plain(name).includes(wanted)) ? 3 : notFound;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
