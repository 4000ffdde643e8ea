import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";

/** What a REST catalog lets in, by holder: `reader` may look but not create. */
export const icebergRest = {
  client: "acme-client",
  secret: "iceberg-s3cret",
  token: "iceberg-token-of-acme",
  reader: "iceberg-token-of-reader",
  warehouse: "analytics",
  namespace: ["acme", "exports"],
} as const;

interface CatalogDefinition {
  /** Host and path up to but without `/v1`. */
  readonly base: string;
  readonly warehouse: string;
  readonly prefix: string;
  readonly namespace: readonly string[];
  /** S3 Tables drops a table with its files or not at all. */
  readonly mustPurge?: boolean;
  /** A refusal, or null for one who may do everything. */
  readonly judge: (call: ApiCall, right: "read" | "write") => ApiReply | null;
}

/** A catalog behind the REST protocol over two tables, and what is left in it. */
export function restCatalogRoutes(definition: CatalogDefinition): {
  readonly routes: readonly ApiRoute[];
  names(): readonly string[];
} {
  const tables = new Set(["orders", "items"]);
  const spaces = new Set([definition.namespace.join("\u001f")]);
  const root = `https://${definition.base}/v1`;
  const at = `${root}/${definition.prefix}namespaces`;
  const inSpace = (reply: ApiRoute["reply"]) => (call: ApiCall) =>
    spaces.has(spaceOf(call)) ? reply(call) : icebergError(404, "NoSuchNamespaceException");
  const changes = changesOf({ tables, spaces, mustPurge: definition.mustPurge === true });
  const read: readonly ApiRoute[] = [
    { on: `GET ${root}/config`, reply: (call) => config(call, definition) },
    { on: `GET ${at}/*`, reply: inSpace(() => ({ status: 200, json: { properties: {} } })) },
    { on: `GET ${at}/*/tables`, reply: inSpace((call) => list(call, tables)) },
    { on: `GET ${at}/*/tables/*`, reply: inSpace((call) => load(named(call), tables)) },
  ];
  const write: readonly ApiRoute[] = [
    { on: `POST ${at}`, reply: changes.createSpace },
    { on: `DELETE ${at}/*`, reply: inSpace(changes.dropSpace) },
    { on: `POST ${at}/*/tables`, reply: inSpace(changes.createTable) },
    { on: `DELETE ${at}/*/tables/*`, reply: inSpace(changes.dropTable) },
  ];
  const guarded =
    (right: "read" | "write") =>
    ({ on, reply }: ApiRoute): ApiRoute => ({
      on,
      reply: (call) => definition.judge(call, right) ?? reply(call),
    });
  const routes = [...read.map(guarded("read")), ...write.map(guarded("write"))];
  return { routes, names: () => [...tables].filter((name) => name !== "orders" && name !== "items") };
}

function config({ query }: ApiCall, { warehouse, prefix }: CatalogDefinition): ApiReply {
  if (query.get("warehouse") !== warehouse) return icebergError(404, "NotFoundException");
  const overrides = prefix === "" ? {} : { prefix: prefix.slice(0, -1) };
  return { status: 200, json: { defaults: {}, overrides } };
}

function spaceOf({ path }: ApiCall): string {
  return decodeURIComponent(/\/namespaces\/([^/]+)/.exec(path)?.[1] ?? "");
}

function named({ path }: ApiCall): string {
  return decodeURIComponent(path.split("/tables/")[1] ?? "");
}

function changesOf(input: {
  readonly tables: Set<string>;
  readonly spaces: Set<string>;
  readonly mustPurge: boolean;
}) {
  const { tables, spaces, mustPurge } = input;
  return {
    createSpace: ({ json }: ApiCall): ApiReply => {
      const levels: unknown = Object(json).namespace;
      if (!Array.isArray(levels)) return icebergError(400, "BadRequestException");
      spaces.add(levels.join("\u001f"));
      return { status: 200, json: { namespace: levels } };
    },
    dropSpace: (call: ApiCall): ApiReply => {
      spaces.delete(spaceOf(call));
      return { status: 204 };
    },
    createTable: ({ json }: ApiCall): ApiReply => {
      const { name, schema } = Object(json);
      if (!/^[a-z0-9]\w*$/.test(String(name)) || Object(schema).type !== "struct")
        return icebergError(400, "BadRequestException");
      tables.add(String(name));
      return { status: 200, json: { metadata: {} } };
    },
    dropTable: (call: ApiCall): ApiReply => {
      const isPurged = call.query.get("purgeRequested") === "true";
      if (isPurged !== mustPurge) return icebergError(400, "BadRequestException");
      return tables.delete(named(call)) ? { status: 204 } : icebergError(404, "NoSuchTableException");
    },
  };
}

/** By pages of one. */
function list({ query }: ApiCall, tables: ReadonlySet<string>): ApiReply {
  const names = [...tables].sort();
  const from = Number(query.get("pageToken") ?? 0);
  const next = from + 1;
  return {
    status: 200,
    json: {
      identifiers: names.slice(from, next).map((name) => ({ namespace: ["any"], name })),
      "next-page-token": next < names.length ? String(next) : null,
    },
  };
}

function load(name: string, tables: ReadonlySet<string>): ApiReply {
  if (!tables.has(name)) return icebergError(404, "NoSuchTableException");
  const fields = [
    { id: 1, name: "id", required: true, type: "long" },
    { id: 2, name: "lines", required: false, type: { type: "list", element: "string" } },
  ];
  const schema = { type: "struct", "schema-id": 3, "identifier-field-ids": [1], fields };
  const old = { type: "struct", "schema-id": 0, fields: [] };
  return { status: 200, json: { metadata: { "current-schema-id": 3, schemas: [old, schema] } } };
}

/** An error as the specification has it. */
function icebergError(status: number, type: string): ApiReply {
  return { status, json: { error: { message: "refused", type, code: status } } };
}

/** The token endpoint of a catalog (client credentials). */
export function icebergToken({ form }: ApiCall): ApiReply {
  const isClient =
    form.get("client_id") === icebergRest.client && form.get("client_secret") === icebergRest.secret;
  if (form.get("grant_type") !== "client_credentials" || form.get("scope") === null)
    return { status: 400, json: { error: "invalid_request" } };
  if (!isClient) return { status: 401, json: { error: "invalid_client" } };
  return { status: 200, json: { access_token: icebergRest.token, token_type: "bearer" } };
}

/** Who holds a token of `icebergToken`, and may do what is asked. */
export function judgeIcebergToken({ headers }: ApiCall, right: "read" | "write"): ApiReply | null {
  if (headers.authorization === `Bearer ${icebergRest.token}`) return null;
  if (headers.authorization !== `Bearer ${icebergRest.reader}`)
    return icebergError(401, "NotAuthorizedException");
  return right === "read" ? null : icebergError(403, "ForbiddenException");
}
