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

type ConnectionPage = z.infer<typeof connectionPage>;

/** A page whose connections are still the text that the database wrote. */
export type WrittenPage = Omit<ConnectionPage, "connections"> & {
  /** Each a connection as the API shows it, in JSON. */
  readonly written: readonly string[];
};

/**
 * A page of the workspace's connections. Setup tests come with the single connection, not with the list.
 * @throws InvalidInputError where cursor and offset meet; BadCursorError
 */
export async function listConnections(input: {
  readonly caller: Caller;
  readonly query: ListConnectionsInput;
}): Promise<ConnectionPage> {
  const { written, ...page } = await readConnections(input);
  return { connections: JSON.parse(`[${written.join(",")}]`), ...page };
}

/** The same for who passes the connections on as they are. */
export async function readConnections(input: {
  readonly caller: Caller;
  readonly query: ListConnectionsInput;
}): Promise<WrittenPage> {
  const { caller, query } = input;
  const { sort, direction, limit, offset } = query;
  const { workspaceId } = caller;
  const place = placeOf({ workspaceId, query });
  const { status, provider, recipientId, reason, search } = query;
  const filter = { workspaceId, status, provider, recipientId, reason };
  const after = positionOf({ place, query });
  const asked = { filter, sort, direction, after, offset, limit: limit + 1 };
  const { rows, total } = await (search === undefined ? readPage(asked) : readSearch({ ...asked, search }));
  const page = rows.slice(0, limit);
  const hasNext = rows.length > limit;
  return {
    written: page.map(({ json }) => json),
    hasNext,
    limit,
    offset,
    total: total.count,
    totalIsExact: total.isExact,
    nextCursor: hasNext ? cursorAfter({ place, row: page.at(-1) }) : null,
    users: await describeActors({ caller, actors: page.flatMap((row) => [row.createdBy, row.updatedBy]) }),
  };
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
  const { search, sort, direction, status, provider, recipientId, reason } = input.query;
  const { workspaceId } = input;
  const filters = { search, status, provider, recipientId, reason };
  return { list: "connections", workspaceId, sort, direction, ...filters };
}

function positionOf(input: {
  readonly place: CursorPlace;
  readonly query: ListConnectionsInput;
}): ConnectionPosition | null {
  const { cursor, offset } = input.query;
  if (cursor === undefined) return null;
  if (offset !== 0) {
    throw new InvalidInputError({
      problems: [{ loc: ["query", "offset"], msg: "does not go with a cursor", type: "value_error" }],
    });
  }
  const [value, id] = openCursor({ place: input.place, cursor });
  return { value: value ?? "", id: id ?? "" };
}

function cursorAfter(input: {
  readonly place: CursorPlace;
  readonly row: ConnectionPageRow | undefined;
}): string | null {
  const { place, row } = input;
  return row === undefined ? null : sealCursor({ place, position: [row.position, row.id] });
}
