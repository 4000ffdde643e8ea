import "server-only";
import type { z } from "zod";
import type { ApiCaller } from "@/lib/services/api-key/authenticate-api-key";
import { InvalidInputError } from "@/lib/services/errors";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { type CursorPlace, sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import {
  type ConnectionPageRow,
  type ConnectionPosition,
  pageConnections,
} from "@/lib/store/page-connections";
import { describeActors } from "./describe-actors";
import { describeConnection } from "./describe-connection";
import type { connectionPage, ListConnectionsInput } from "./list-connections-input";
import { totalConnections } from "./total-connections";

/**
 * A page of the workspace's connections. Setup tests come with the single connection, not with the list.
 * @throws InvalidInputError where cursor and offset meet; BadCursorError
 */
export async function listConnections(input: {
  readonly caller: ApiCaller;
  readonly query: ListConnectionsInput;
}): Promise<z.infer<typeof connectionPage>> {
  const { caller, query } = input;
  const { sort, direction, limit, offset } = query;
  const { workspaceId } = caller;
  const place = placeOf({ workspaceId, query });
  const { status, provider, recipientId, search } = query;
  const filter = { workspaceId, status, provider, recipientId, search };
  const after = positionOf({ place, query });
  const [rows, total] = await Promise.all([
    pageConnections({ filter, sort, direction, after, offset, limit: limit + 1 }),
    totalConnections({ filter }),
  ]);
  const page = rows.slice(0, limit);
  const hasNext = rows.length > limit;
  return {
    connections: page.map((row) => describeConnection({ row, run: null })),
    hasNext,
    limit,
    offset,
    total: total.count,
    totalIsExact: total.isExact,
    nextCursor: hasNext ? cursorAfter({ place, row: page.at(-1) }) : null,
    users: await describeActors({ caller, actors: page.flatMap((row) => [row.createdBy, row.updatedBy]) }),
  };
}

function placeOf(input: { readonly workspaceId: string; readonly query: ListConnectionsInput }): CursorPlace {
  const { search, sort, direction, status, provider, recipientId } = input.query;
  const { workspaceId } = input;
  return { list: "connections", workspaceId, search, sort, direction, status, provider, recipientId };
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
