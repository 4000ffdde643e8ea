import type { CheckContext, HttpRequest } from "@/lib/shared/setup-test/context";
import type { AzureAccess } from "./azure-access";
import { explainAzure } from "./azure-errors";
import { signSharedKey } from "./azure-shared-key";
import { azureListQuery, readAzureList } from "./listing/azure-listing";
import { type ListPage, pageBytes } from "./listing/object-list";
import type { ObjectAction, ObjectStore } from "./object-store";

/** First version with every kind of SAS there is, and the one they are tested with. */
const version = "2020-12-06";

const methods = { list: "GET", write: "PUT", read: "GET", remove: "DELETE" } as const satisfies Record<
  ObjectAction,
  HttpRequest["method"]
>;

/** A container of Azure Blob Storage, opened with a SAS or with a key of the account. */
export function azureStore(input: {
  readonly context: CheckContext;
  readonly account: string;
  readonly container: string;
  readonly access: AzureAccess;
}): ObjectStore {
  const { context, container, access } = input;
  const root = `${azureOrigin(input)}/${encodeURIComponent(container)}`;
  return {
    noun: "container",
    send: ({ action, key, body, isNew, page, signal }) => {
      const method = methods[action];
      const url =
        action === "list" ? `${root}?${listing({ prefix: key, page })}` : `${root}/${encodeKey(key)}`;
      const sent = action === "write" ? (body ?? "") : "";
      return context.http.request({
        method,
        ...opened({ ...input, method, url, headers: headersOf({ action, isNew }), bodyLength: sent.length }),
        ...(action === "write" ? { body: sent } : {}),
        ...(page === undefined ? {} : { maxBytes: pageBytes }),
        ...(signal === undefined ? {} : { signal }),
      });
    },
    readList: (answer) => readAzureList(answer.text()),
    explain: ({ action, answer }) =>
      explainAzure({ action, answer, egressAddresses: context.egressAddresses, access: access.kind }),
  };
}

function headersOf(input: { readonly action: ObjectAction; readonly isNew: boolean | undefined }) {
  return {
    "x-ms-version": version,
    ...(input.action === "write" ? { "x-ms-blob-type": "BlockBlob", "content-type": "text/plain" } : {}),
    ...(input.isNew === true ? { "if-none-match": "*" } : {}),
  };
}

/** The address and headers with the credential in one of them. */
function opened(input: {
  readonly account: string;
  readonly access: AzureAccess;
  readonly method: HttpRequest["method"];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyLength: number;
}): { readonly url: string; readonly headers: Readonly<Record<string, string>> } {
  const { access, headers, url } = input;
  if (access.kind === "sas") return { url: `${url}${url.includes("?") ? "&" : "?"}${access.sas}`, headers };
  return { url, headers: signSharedKey({ ...input, key: access.key }) };
}

/** What is no account name never becomes part of a host name. */
function azureOrigin({ account }: { readonly account: string }): string {
  const isName = /^[a-z0-9]{3,24}$/.test(account);
  return isName ? `https://${account}.blob.core.windows.net` : "https://unknown-account.invalid";
}

interface Listing {
  readonly prefix: string;
  readonly page: ListPage | undefined;
}

function listing({ prefix, page }: Listing): string {
  if (page !== undefined) return azureListQuery({ prefix, ...page });
  const below = prefix === "" ? "" : `&prefix=${encodeURIComponent(prefix)}`;
  return `restype=container&comp=list&maxresults=1${below}`;
}

function encodeKey(key: string): string {
  return key.split("/").map(encodeURIComponent).join("/");
}
