import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext, HttpRequest, HttpResponse } from "@/lib/shared/setup-test/context";
import type { ObjectStore } from "../kit/object-store/object-store";
import { textValue } from "../kit/text-value";
import { explainDfs } from "./dfs-failures";
import { dfsListQuery, readDfsList } from "./dfs-list";

/** First version of the API with every call used here. */
const version = "2020-12-06";

/** The container behind the Data Lake Storage API, and requests to it. */
export interface DfsStore extends ObjectStore {
  request(input: {
    readonly method: HttpRequest["method"];
    /** Below the container, encoded; empty for the container itself. */
    readonly path: string;
    readonly query: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly signal?: AbortSignal;
  }): Promise<HttpResponse>;
}

/** Opens the container of the form with an access token. */
export function dfsStore(input: {
  readonly values: PropertyValues;
  readonly context: CheckContext;
  readonly token: string;
}): DfsStore {
  const { context, token, values } = input;
  const container = textValue({ values, name: "container_name" });
  const root = `${dfsOrigin(values)}/${encodeURIComponent(container)}`;
  const request: DfsStore["request"] = ({ method, path, query, body, signal }) =>
    context.http.request({
      method,
      url: `${root}${path === "" ? "" : `/${path}`}?${new URLSearchParams(query)}`,
      headers: { "x-ms-version": version, authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
  return {
    noun: "container",
    request,
    send: (sent) => send({ ...sent, request }),
    readList: readDfsList,
    explain: ({ action, answer }) => explainDfs({ action, answer, context }),
  };
}

/** What is no account name never becomes part of a host name. */
function dfsOrigin(values: PropertyValues): string {
  const account = textValue({ values, name: "storage_account_name" });
  const isName = /^[a-z0-9]{3,24}$/.test(account);
  return isName ? `https://${account}.dfs.core.windows.net` : "https://unknown-account.invalid";
}

type Sent = Parameters<ObjectStore["send"]>[0] & Pick<DfsStore, "request">;

function send(input: Sent): Promise<HttpResponse> {
  const { action, key, request } = input;
  const over = input.signal === undefined ? {} : { signal: input.signal };
  const path = encodeKey(key);
  if (action === "write") return write(input);
  if (action === "read") return request({ method: "GET", path, query: {}, ...over });
  if (action === "remove") return request({ method: "DELETE", path, query: {}, ...over });
  const listing = { resource: "filesystem", recursive: "false" };
  if (input.page !== undefined) {
    const query = { ...listing, ...dfsListQuery({ prefix: key, token: input.page.token }) };
    return request({ method: "GET", path: "", query, ...over });
  }
  // The folder is made by the first write; only what is above it has to be there.
  return request({ method: "GET", path: "", query: { ...listing, maxResults: "1" }, ...over });
}

/** A file is made empty, then filled, then closed ("Path - Create", "Path - Update"). */
async function write({ key, body = "", signal, request }: Sent): Promise<HttpResponse> {
  const path = encodeKey(key);
  const over = signal === undefined ? {} : { signal };
  const created = await request({ method: "PUT", path, query: { resource: "file" }, ...over });
  if (created.status >= 300) return created;
  const appended = await request({
    method: "PATCH",
    path,
    query: { action: "append", position: "0" },
    body,
    ...over,
  });
  if (appended.status >= 300) return appended;
  const position = String(Buffer.byteLength(body));
  return request({ method: "PATCH", path, query: { action: "flush", position }, ...over });
}

function encodeKey(key: string): string {
  return key.split("/").map(encodeURIComponent).join("/");
}
