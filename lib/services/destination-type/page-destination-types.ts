import "server-only";
import type { z } from "zod";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import type { ConnectorSchema } from "@/lib/connectors/types";
import type { Caller } from "@/lib/services/caller";
import { InvalidInputError } from "@/lib/services/errors";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { type CursorPlace, sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import { authMethods } from "./auth-methods";
import { disabledTypes } from "./disabled-types";
import { listCustomTypes } from "./list-custom-types";
import type { ListTypesInput, typePage } from "./list-types-input";

type Page = z.infer<typeof typePage>;

/**
 * A page of the destination types a workspace is offered, by title: the catalogue's and its own, which are a
 * few hundred at most.
 * @throws InvalidInputError where cursor and offset meet; BadCursorError
 */
export async function pageDestinationTypes(input: {
  readonly caller: Caller;
  readonly query: ListTypesInput;
}): Promise<Page> {
  const { query } = input;
  const { workspaceId } = input.caller;
  const { limit, offset, search, category, capability, origin, includeDisabled } = query;
  const place = {
    list: "destination-types",
    workspaceId,
    search,
    category,
    capability,
    origin,
    includeDisabled,
  };
  const after = positionOf({ place, query });
  const [own, disabled] = await Promise.all([
    listCustomTypes({ workspaceId }),
    disabledTypes({ workspaceId }),
  ]);
  const found = [...connectorSchemas, ...own.map(({ schema }) => schema)]
    .filter(
      (schema) => isWanted({ schema, query }) && (includeDisabled === "true" || !disabled.has(schema.id)),
    )
    .sort(compare);
  const rest = found.filter((schema) => after === null || compare(schema, after) > 0).slice(offset);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const hasNext = rest.length > limit;
  return {
    destinationTypes: page.map((schema) => describe({ schema, disabled })),
    hasNext,
    limit,
    offset,
    total: found.length,
    nextCursor: hasNext && last !== undefined ? sealCursor({ place, position: [last.title, last.id] }) : null,
  };
}

type Position = Pick<ConnectorSchema, "title" | "id">;

function compare(a: Position, b: Position): number {
  return a.title.localeCompare(b.title, "en") || a.id.localeCompare(b.id, "en");
}

function positionOf(input: { readonly place: CursorPlace; readonly query: ListTypesInput }): Position | null {
  const { cursor, offset } = input.query;
  if (cursor === undefined) return null;
  if (offset !== 0) {
    throw new InvalidInputError({
      problems: [{ loc: ["query", "offset"], msg: "does not go with a cursor", type: "value_error" }],
    });
  }
  const [title, id] = openCursor({ place: input.place, cursor });
  return { title: title ?? "", id: id ?? "" };
}

function isWanted(input: { readonly schema: ConnectorSchema; readonly query: ListTypesInput }): boolean {
  const { schema, query } = input;
  const wanted = query.search?.toLowerCase() ?? "";
  return (
    (query.origin === undefined || query.origin === (schema.version === undefined ? "catalogue" : "own")) &&
    (query.category === undefined || schema.category === query.category) &&
    (query.capability === undefined || capabilitiesOf(schema).includes(query.capability)) &&
    [schema.title, schema.id].some((text) => text.toLowerCase().includes(wanted))
  );
}

function capabilitiesOf({ capabilities = ["verify"] }: ConnectorSchema) {
  return [...capabilities];
}

function describe(input: {
  readonly schema: ConnectorSchema;
  readonly disabled: ReadonlySet<string>;
}): Page["destinationTypes"][number] {
  const { schema, disabled } = input;
  const { id: type, title, category, docsUrl, version = null } = schema;
  const logo = `/api/v1/destination-types/${type}/logo`;
  const capabilities = capabilitiesOf(schema);
  const enabled = !disabled.has(type);
  const methods = authMethods(schema);
  return { type, title, category, docsUrl, capabilities, authMethods: methods, enabled, version, logo };
}
