import { type ApiAnswer, readPath } from "../kit/http-api/api-answer";
import { textValue } from "../kit/text-value";
import type { Catalog } from "./catalog-contract";
import { restBase, tableBucketRegion, warehouseOf } from "./place";
import { readSchema } from "./read-schema";
import { type CatalogCall, isMissing, sendToCatalog } from "./send-to-catalog";
import { catalogType, namespaceOf } from "./settings";
import type { IcebergRun } from "./state";

/** Pages of a list that are read at most. */
const maxPages = 20;

/** A catalog that speaks the REST protocol ("Iceberg REST Catalog API"): the user's own, S3 Tables, Google's. */
export function restCatalog(run: IcebergRun): Catalog {
  const { values, state } = run;
  const namespace = namespaceOf(values);
  const send = (path: string, call: Omit<CatalogCall, "url"> = {}) =>
    sendToCatalog({ ...run, call: { ...call, ...access(run), url: `${restBase(values)}/v1/${path}` } });
  const prefixed = () => `${state.kept.get("prefix") ?? ""}namespaces`;
  // Levels are told apart by a character that no name has.
  const inNamespace = () => `${prefixed()}/${encodeURIComponent(namespace.join("\u001f"))}`;
  const table = (name: string) => `${inNamespace()}/tables/${encodeURIComponent(name)}`;
  return {
    open: async () => {
      const { json } = await send(`config?warehouse=${encodeURIComponent(warehouseOf(values))}`);
      const prefix = readPath(json, "overrides.prefix") || readPath(json, "defaults.prefix");
      state.kept.set("prefix", prefix === "" ? "" : `${encodeOnce(prefix)}/`);
    },
    hasNamespace: async () => !isMissing(await send(inNamespace(), { mayBeMissing: true })),
    createNamespace: async () => {
      await send(prefixed(), { method: "POST", json: { namespace, properties: {} } });
    },
    dropNamespace: async () => {
      await send(inNamespace(), { method: "DELETE", wantsJson: false, isCleanup: true });
    },
    createTable: async (name) => {
      await send(`${inNamespace()}/tables`, { method: "POST", json: { name, schema: probeSchema } });
    },
    dropTable: async (name) => {
      const call = { method: "DELETE", wantsJson: false, isCleanup: true } as const;
      // With its files; some catalogs do not offer that, S3 Tables offers nothing else.
      await send(`${table(name)}?purgeRequested=true`, call).catch(() => send(table(name), call));
    },
    listTables: async () => listAll((token) => send(`${inNamespace()}/tables?pageSize=500${token}`)),
    readColumns: async (name) => {
      const answer = await send(table(name), { mayBeMissing: true });
      return isMissing(answer) ? undefined : readSchema(Object(answer.json).metadata);
    },
  };
}

const probeSchema = {
  type: "struct",
  "schema-id": 0,
  fields: [{ id: 1, name: "id", required: false, type: "int" }],
} as const;

/** How the catalog is told who asks. */
function access({ values, state }: IcebergRun): Pick<CatalogCall, "headers" | "signed"> {
  const type = catalogType(values);
  if (type === "catalog_s3_tables") {
    return { signed: { service: "s3tables", region: tableBucketRegion(values) } };
  }
  if (type === "catalog_google_lakehouse") {
    return {
      headers: {
        authorization: `Bearer ${state.bucket?.token ?? ""}`,
        "x-goog-user-project": textValue({ values, name: "project_id" }),
      },
    };
  }
  const isPasted = textValue({ values, name: "auth_method" }) === "oauth_bearer_token_auth";
  const token = isPasted ? textValue({ values, name: "password" }) : (state.kept.get("access_token") ?? "");
  return { headers: { authorization: `Bearer ${token.trim()}` } };
}

/** Some catalogs give a prefix that is encoded already. */
function encodeOnce(prefix: string): string {
  return prefix
    .split("/")
    .map((part) => (/%[0-9A-Fa-f]{2}/.test(part) ? part : encodeURIComponent(part)))
    .join("/");
}

async function listAll(page: (token: string) => Promise<ApiAnswer>): Promise<readonly string[]> {
  const names: string[] = [];
  let token = "";
  for (let pages = 0; pages < maxPages; pages += 1) {
    const { json } = await page(token);
    const identifiers: unknown = Object(json).identifiers;
    for (const one of Array.isArray(identifiers) ? identifiers : []) names.push(readPath(one, "name"));
    const next = readPath(json, "next-page-token");
    if (next === "") break;
    token = `&pageToken=${encodeURIComponent(next)}`;
  }
  return names.filter((name) => name !== "");
}
