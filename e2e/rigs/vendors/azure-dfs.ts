import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";

const uuid = (digit: string) =>
  `${digit.repeat(8)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(12)}`;

/** Apps of a tenant: `reader` may look but not write. `flat` is an account without folders. */
export const lake = {
  tenant: uuid("a"),
  app: uuid("1"),
  reader: uuid("2"),
  stranger: uuid("3"),
  secret: "entra-secret-value-4711",
  expired: "entra-secret-expired",
  account: "acmelake",
  flat: "acmeflat",
  walled: "acmewalled",
  container: "lake",
} as const;

/** What is in the container at the start, by path. */
const files: Readonly<Record<string, string>> = {
  "fivetran/orders/part-0.parquet": "x".repeat(120),
  "fivetran/orders/part-1.parquet": "x".repeat(80),
  "fivetran/orders/part-2.parquet": "x".repeat(40),
  "fivetran/readme.txt": "hello",
};

/** Entra's token endpoint, and filesystems and paths of Data Lake Storage, as documented. */
export function lakeRoutes(): { readonly routes: readonly ApiRoute[]; names(): readonly string[] } {
  const stored = new Map(Object.entries(files));
  const pending = new Map<string, string>();
  const guarded =
    (reply: (call: ApiCall, path: string) => ApiReply, right: "read" | "write") => (call: ApiCall) => {
      const refused = refusalOf(call, right);
      return refused ?? reply(call, decodeURIComponent(call.path.split("/").slice(2).join("/")));
    };
  const at = (method: string, path = "") => `${method} https://*.dfs.core.windows.net/*${path}`;
  const deep = ["", "/*", "/*/*", "/*/*/*", "/*/*/*/*"];
  const below = (method: string, reply: ApiRoute["reply"]) =>
    deep.slice(1).map((path) => ({ on: at(method, path), reply }));
  const { change, create } = writerOf({ stored, pending });
  const read = (_call: ApiCall, path: string): ApiReply => {
    const text = stored.get(path);
    return text === undefined ? refuse(404, "PathNotFound") : { status: 200, html: text };
  };
  const remove = (_call: ApiCall, path: string): ApiReply =>
    stored.delete(path) ? { status: 200 } : refuse(404, "PathNotFound");
  const routes: readonly ApiRoute[] = [
    { on: "POST https://login.microsoftonline.com/*/oauth2/v2.0/token", reply: token },
    { on: at("HEAD"), reply: guarded(properties, "read") },
    { on: at("GET"), reply: guarded((call) => list(call, stored), "read") },
    ...below("PUT", guarded(create, "write")),
    ...below("PATCH", guarded(change, "write")),
    ...below("GET", guarded(read, "read")),
    ...below("DELETE", guarded(remove, "write")),
  ];
  return { routes, names: () => [...stored.keys()].filter((name) => !Object.hasOwn(files, name)) };
}

/** A file is made empty, then appended to, then flushed. */
function writerOf(input: { readonly stored: Map<string, string>; readonly pending: Map<string, string> }) {
  const { stored, pending } = input;
  const change = (call: ApiCall, path: string): ApiReply => {
    const position = Number(call.query.get("position"));
    const text = pending.get(path);
    if (text === undefined) return refuse(404, "PathNotFound");
    if (call.query.get("action") === "append") {
      if (position !== text.length) return refuse(400, "InvalidFlushPosition");
      pending.set(path, text + call.body);
      return { status: 202 };
    }
    if (call.query.get("action") !== "flush" || position !== text.length)
      return refuse(400, "InvalidFlushPosition");
    stored.set(path, text);
    return { status: 200 };
  };
  const create = (call: ApiCall, path: string): ApiReply => {
    if (call.query.get("resource") !== "file" || call.headers["content-length"] !== "0")
      return refuse(400, "InvalidInput");
    pending.set(path, "");
    return { status: 201 };
  };
  return { change, create };
}

function token({ form, path }: ApiCall): ApiReply {
  if (!path.startsWith(`/${lake.tenant}/`)) return tokenError("invalid_request", "AADSTS90002: no tenant");
  if (form.get("scope") !== "https://storage.azure.com/.default")
    return tokenError("invalid_scope", "AADSTS70011");
  const client = form.get("client_id");
  if (client !== lake.app && client !== lake.reader)
    return tokenError("unauthorized_client", "AADSTS700016: not found");
  if (form.get("client_secret") === lake.expired)
    return tokenError("invalid_client", "AADSTS7000222: expired");
  if (form.get("client_secret") !== lake.secret)
    return tokenError("invalid_client", "AADSTS7000215: invalid");
  return { status: 200, json: { access_token: `storage-token-of-${client}`, expires_in: 3599 } };
}

function tokenError(error: string, error_description: string): ApiReply {
  return { status: error === "invalid_client" ? 401 : 400, json: { error, error_description } };
}

function refusalOf(call: ApiCall, right: "read" | "write"): ApiReply | null {
  const holder = /^Bearer storage-token-of-(.+)$/.exec(call.headers.authorization ?? "")?.[1] ?? "";
  if (holder === "") return refuse(401, "InvalidAuthenticationInfo");
  const account = call.host.split(".")[0] ?? "";
  if (account === lake.walled) return refuse(403, "AuthorizationFailure");
  if (account !== lake.account && account !== lake.flat) return refuse(404, "ResourceNotFound");
  if (call.path.split("/")[1] !== lake.container) return refuse(404, "FilesystemNotFound");
  const isDenied = right === "write" && holder === lake.reader;
  return isDenied ? refuse(403, "AuthorizationPermissionMismatch") : null;
}

function properties(call: ApiCall): ApiReply {
  const isFlat = call.host.startsWith(lake.flat);
  return { status: 200, headers: { "x-ms-namespace-enabled": String(!isFlat) } };
}

/** "Path - List": one folder, by pages of two. */
function list(call: ApiCall, stored: ReadonlyMap<string, string>): ApiReply {
  if (call.query.get("resource") !== "filesystem" || call.query.get("recursive") !== "false")
    return refuse(400, "InvalidQueryParameterValue");
  const directory = call.query.get("directory") ?? "";
  const entries = entriesOf({ stored, start: directory === "" ? "" : `${directory}/` });
  if (entries.length === 0 && directory !== "") return refuse(404, "PathNotFound");
  const from = Number(call.query.get("continuation") ?? 0);
  const size = Math.min(Number(call.query.get("maxResults") ?? 5000), 2);
  const next = from + size;
  return {
    status: 200,
    headers: next < entries.length ? { "x-ms-continuation": String(next) } : {},
    json: {
      paths: entries
        .slice(from, next)
        .map((one) => ({ ...one, lastModified: "Fri, 20 Nov 2026 10:00:00 GMT" })),
    },
  };
}

interface Entry {
  readonly name: string;
  readonly isDirectory?: string;
  readonly contentLength?: string;
}

function entriesOf(input: { readonly stored: ReadonlyMap<string, string>; readonly start: string }) {
  const { stored, start } = input;
  const found = new Map<string, Entry>();
  for (const [path, text] of stored) {
    if (!path.startsWith(start)) continue;
    const [first = "", ...rest] = path.slice(start.length).split("/");
    const name = start + first;
    found.set(
      name,
      rest.length > 0 ? { name, isDirectory: "true" } : { name, contentLength: String(text.length) },
    );
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function refuse(status: number, code: string): ApiReply {
  return { status, headers: { "x-ms-error-code": code }, json: { error: { code, message: "refused" } } };
}
