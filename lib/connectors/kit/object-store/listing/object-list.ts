/** One object of a listing. */
export interface ListedObject {
  /** Its whole name in the store. */
  readonly key: string;
  readonly size: number | null;
  readonly mimeType: string | null;
  readonly modifiedAt: string | null;
}

/** One page of what lies directly below a prefix. */
export interface ObjectList {
  /** Prefixes that go on below it; each ends with a slash. */
  readonly folders: readonly string[];
  readonly objects: readonly ListedObject[];
  /** The store's own token for the next page. */
  readonly next: string | null;
}

/** Most items of a page: what the stores themselves allow. */
export const pageSize = 1000;

/** Which page of a listing is asked for. */
export interface ListPage {
  /** Of the page before; null for the first one. */
  readonly token: string | null;
  /** Most items of it, `pageSize` at most. */
  readonly size: number;
}

/** One page of what lies below a prefix. */
export interface ListQuery extends ListPage {
  readonly prefix: string;
}

/** Largest page read, in bytes: a thousand long names with their facts. */
export const pageBytes = 8 * 1024 * 1024;

/** A time as ISO text; null for what is none. */
export function isoTime(text: unknown): string | null {
  const time = typeof text === "string" ? new Date(text) : null;
  return time === null || Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** A size in bytes; null for what is none. */
export function byteCount(text: unknown): number | null {
  const size = typeof text === "string" || typeof text === "number" ? Number(text) : Number.NaN;
  return Number.isSafeInteger(size) && size >= 0 ? size : null;
}
