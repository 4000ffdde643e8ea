/**
 * What can be looked at in a destination besides checking it: files, tables, sample rows, and one bounded
 * read-only query. Shapes and names are those of the connections API (seed 001).
 */
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext } from "@/lib/shared/setup-test/context";

/** What a destination type offers; unsupported ones are answered with `feature_not_supported`. */
export type Capability = "verify" | "files" | "tables" | "sample" | "query";

/** One file or folder. */
export interface FileItem {
  /** The provider's own id where it has one, otherwise the path. */
  readonly id: string;
  readonly kind: "file" | "folder";
  readonly name: string;
  readonly path: string;
  /** Bytes; null where the provider does not say (folders, documents without a size). */
  readonly size: number | null;
  readonly mimeType: string | null;
  /** ISO time. */
  readonly modifiedAt: string | null;
}

export interface FilePage {
  readonly path: string;
  readonly items: readonly FileItem[];
  /** Opaque; null on the last page. */
  readonly nextPageToken: string | null;
}

/** A table as its destination names it. */
export interface TableName {
  readonly schema: string;
  readonly table: string;
}

/** Why a selection of files cannot be used. `item` is the id of the selected item, or of one inside it. */
export interface FileViolation {
  readonly item: string;
  readonly code:
    | "not_found"
    | "permission_denied"
    | "too_many_items"
    | "too_deep"
    | "too_large"
    | "unsupported_type"
    | "path_escape"
    | "timeout";
  readonly message: string;
}

/** What a selection of files and folders comes to. */
export interface FileValidation {
  /** Folders inside each other, the selected item counting as the first. */
  readonly maxDepth: number;
  readonly totalBytes: number;
  /** Files; folders do not count. */
  readonly totalItems: number;
  readonly valid: boolean;
  readonly violations: readonly FileViolation[];
}

export interface TableItem extends TableName {
  /** Lower case, only letters, digits and underscores. */
  readonly normalizedName: string;
  /** `table`, `view`, `materialized_view`, `external`, `collection` or `sheet`. */
  readonly spec: string;
}

export interface ColumnItem {
  readonly name: string;
  readonly normalizedName: string;
  /** The destination's own name of the type. */
  readonly dataType: string;
  readonly nullable: boolean;
  readonly primaryKey: boolean;
}

/** A value of a row as JSON can carry it (`kit/browse/to-cell`): binary is base64, times are ISO, numbers too large are text. */
export type Cell = string | number | boolean | null;

export interface RowPage {
  readonly columns: readonly ColumnItem[];
  readonly rows: readonly (readonly Cell[])[];
  /** More rows or bytes were there than the caps allow. */
  readonly truncated: boolean;
}

export interface QueryPage extends RowPage {
  /** Tables the statement reads, as far as the destination tells. */
  readonly tableRefs: readonly TableName[];
}

/** Bounds of one look. */
export interface BrowseLimits {
  /** Rows of an answer, items of a page. @default 1000 */
  readonly maxRows: number;
  /** Bytes of all cells together. @default 5 MiB */
  readonly maxBytes: number;
  /** Milliseconds of one statement or listing. @default 15 000 */
  readonly timeoutMs: number;
}

export const defaultBrowseLimits: BrowseLimits = {
  maxRows: 1000,
  maxBytes: 5 * 1024 * 1024,
  timeoutMs: 15_000,
};

/** What every look needs: the answers with their secrets, the way to the world, and an end. */
export interface BrowseInput {
  readonly values: PropertyValues;
  readonly context: CheckContext;
  readonly limits: BrowseLimits;
}

/**
 * Each function opens its own connection through the connector's own network and sign-in stages
 * (`kit/browse/browse-through`) and closes it. All throw `BrowseError`, whose message is user-safe.
 * Paths, schemas and tables are the caller's: a table is looked up in the destination's own listing, and
 * names are never put into SQL unquoted.
 */
export interface Browsing {
  /** One folder. `path` is `/` for the top, otherwise an item's `id`; the token is the one of the page before. */
  files?(
    input: BrowseInput & { readonly path: string; readonly pageToken: string | null },
  ): Promise<FilePage>;
  /** Adds up what the items come to, by their ids. Comes with `files`: both are made by `kit/browse/browse-files`. */
  validateFiles?(input: BrowseInput & { readonly selectedItems: readonly string[] }): Promise<FileValidation>;
  tables?(input: BrowseInput & { readonly includeSystem: boolean }): Promise<readonly TableItem[]>;
  columns?(input: BrowseInput & TableName): Promise<readonly ColumnItem[]>;
  /** The first rows, in no particular order. */
  sample?(input: BrowseInput & TableName): Promise<RowPage>;
  query?(input: BrowseInput & { readonly sql: string }): Promise<QueryPage>;
}
