import type { CheckContext, HttpRequest } from "@/lib/shared/setup-test/context";
import { explainAzure } from "./azure-errors";
import type { ObjectAction, ObjectStore } from "./object-store";

/** First version with every kind of SAS there is, and the one they are tested with. */
const version = "2020-12-06";

const methods = { list: "GET", write: "PUT", read: "GET", remove: "DELETE" } as const satisfies Record<
  ObjectAction,
  HttpRequest["method"]
>;

/** A container of Azure Blob Storage, opened with a SAS. */
export function azureStore(input: {
  readonly context: CheckContext;
  readonly account: string;
  readonly container: string;
  /** Query string without the question mark. */
  readonly sas: string;
}): ObjectStore {
  const { context, container, sas } = input;
  const root = `${azureOrigin(input)}/${encodeURIComponent(container)}`;
  return {
    noun: "container",
    send: ({ action, key, body, signal }) =>
      context.http.request({
        method: methods[action],
        url: action === "list" ? `${root}?${listing(key)}&${sas}` : `${root}/${encodeKey(key)}?${sas}`,
        headers: {
          "x-ms-version": version,
          ...(action === "write" ? { "x-ms-blob-type": "BlockBlob", "content-type": "text/plain" } : {}),
        },
        ...(action === "write" && body !== undefined ? { body } : {}),
        ...(signal === undefined ? {} : { signal }),
      }),
    explain: ({ action, answer }) =>
      explainAzure({ action, answer, egressAddresses: context.egressAddresses }),
  };
}

/** What is no account name never becomes part of a host name. */
function azureOrigin({ account }: { readonly account: string }): string {
  const isName = /^[a-z0-9]{3,24}$/.test(account);
  return isName ? `https://${account}.blob.core.windows.net` : "https://unknown-account.invalid";
}

function listing(prefix: string): string {
  const below = prefix === "" ? "" : `&prefix=${encodeURIComponent(prefix)}`;
  return `restype=container&comp=list&maxresults=1${below}`;
}

function encodeKey(key: string): string {
  return key.split("/").map(encodeURIComponent).join("/");
}
