import "server-only";
import type { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { InvalidInputError } from "@/lib/services/errors";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { type CursorPlace, sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import {
  type ConnectionPageRequest,
  type ConnectionPageRow,
  type ConnectionPosition,
  pageConnections,
} from "@/lib/store/page-connections";
import { searchConnections } from "@/lib/store/search-connections";
import { describeActors } from "./describe-actors";
import type { connectionPage, ListConnectionsInput } from "./list-connections-input";
import { countedFresh, totalConnections } from "./total-connections";

/** A page whose connections are still the text that the database wrote. */
export type WrittenPage = Omit<z.infer<typeof connectionPage>, "connections"> & {
  /** Each a connection as the API shows it, in JSON. */
  readonly written: readonly string[];
};

/** A page of connections, and the way back to the one before it. */
interface BothWays {
  readonly page: WrittenPage;
  /** Null on the first page. */
  readonly previousCursor: string | null;
}

/**
 * A page of the workspace's connections, which may be asked for from either side.
 * @throws InvalidInputError where cursor and offset meet; BadCursorError
 */
export async function pageBothWays(input: {
  readonly caller: Caller;
  readonly query: ListConnectionsInput;
}): Promise<BothWays> {
  const { caller, query } = input;
  const { limit, offset } = query;
  const place = placeOf({ workspaceId: caller.workspaceId, query });
  const { after, isBackwards } = startOf({ place, query });
  const { rows: read, total } = await readRows({ ...input, after, isBackwards });
  const isMore = read.length > limit;
  // Read backwards, they come with the nearest first.
  const rows = isBackwards ? read.slice(0, limit).toReversed() : read.slice(0, limit);
  const hasNext = isBackwards || isMore;
  const hasPrevious = isBackwards ? isMore : after !== null;
  const page = {
    written: rows.map(({ json }) => json),
    hasNext,
    limit,
    offset,
    total: total.count,
    totalIsExact: total.isExact,
    nextCursor: hasNext ? cursorOf({ place, row: rows.at(-1), way: "after" }) : null,
    users: await describeActors({ caller, actors: rows.flatMap((row) => [row.createdBy, row.updatedBy]) }),
  };
  return { page, previousCursor: hasPrevious ? cursorOf({ place, row: rows[0], way: "before" }) : null };
}

/** One row more than a page has, in the page's order or, from a page on, against it. */
function readRows(input: {
  readonly caller: Caller;
  readonly query: ListConnectionsInput;
  readonly after: ConnectionPosition | null;
  readonly isBackwards: boolean;
}): Promise<ReadPage> {
  const { query, after, isBackwards } = input;
  const { status, provider, recipientId, reason, search, sort, offset } = query;
  const { workspaceId } = input.caller;
  const sandbox = query.sandbox && query.sandbox === "true";
  const filter = { workspaceId, status, provider, recipientId, reason, sandbox };
  const isAscending = (query.direction === "asc") !== isBackwards;
  const direction = isAscending ? ("asc" as const) : ("desc" as const);
  const asked = { filter, sort, direction, after, offset, limit: query.limit + 1 };
  return search === undefined ? readPage(asked) : readSearch({ ...asked, search });
}

interface ReadPage {
  readonly rows: readonly ConnectionPageRow[];
  readonly total: { readonly count: number; readonly isExact: boolean };
}

async function readPage(asked: ConnectionPageRequest): Promise<ReadPage> {
  const [rows, total] = await Promise.all([pageConnections(asked), totalConnections(asked)]);
  return { rows, total };
}

async function readSearch(asked: Parameters<typeof searchConnections>[0]): Promise<ReadPage> {
  const { rows, count } = await searchConnections(asked);
  return { rows, total: { count: count ?? countedFresh + 1, isExact: count !== null } };
}

function placeOf(input: { readonly workspaceId: string; readonly query: ListConnectionsInput }): CursorPlace {
  const { search, sort, direction, status, provider, recipientId, reason, sandbox } = input.query;
  const { workspaceId } = input;
  const filters = { search, status, provider, recipientId, reason, sandbox };
  return { list: "connections", workspaceId, sort, direction, ...filters };
}

/** Where a page starts, and whether it is the one before that place. */
function startOf(input: { readonly place: CursorPlace; readonly query: ListConnectionsInput }): {
  readonly after: ConnectionPosition | null;
  readonly isBackwards: boolean;
} {
  const { cursor, offset } = input.query;
  if (cursor === undefined) return { after: null, isBackwards: false };
  if (offset !== 0) {
    throw new InvalidInputError({
      problems: [{ loc: ["query", "offset"], msg: "does not go with a cursor", type: "value_error" }],
    });
  }
  const [value, id, way] = openCursor({ place: input.place, cursor });
  return { after: { value: value ?? "", id: id ?? "" }, isBackwards: way === "before" };
}

function cursorOf(input: {
  readonly place: CursorPlace;
  readonly row: ConnectionPageRow | undefined;
  readonly way: "after" | "before";
}): string | null {
  const { place, row, way } = input;
  if (row === undefined) return null;
  const position = [row.position, row.id, ...(way === "before" ? [way] : [])];
  return sealCursor({ place, position });
}
