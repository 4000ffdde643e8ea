import type { CheckContext, HttpRequest } from "@/lib/shared/setup-test/context";
import { explainGcs } from "./gcs-errors";
import { gcsListQuery, readGcsList } from "./listing/gcs-listing";
import { type ListPage, pageBytes } from "./listing/object-list";
import type { ObjectAction, ObjectStore } from "./object-store";

/** Where Google Cloud Storage is, for its JSON protocol and for the S3 one. */
export const gcsOrigin = "https://storage.googleapis.com";

const methods = { list: "GET", write: "POST", read: "GET", remove: "DELETE" } as const satisfies Record<
  ObjectAction,
  HttpRequest["method"]
>;

/** A bucket of Google Cloud Storage behind its JSON API, opened with an access token. */
export function gcsStore(input: {
  readonly context: CheckContext;
  readonly bucket: string;
  readonly token: string;
  /** Property the token came from. */
  readonly credentialField: string;
  readonly remedy: string | undefined;
}): ObjectStore {
  const { context, token } = input;
  const bucket = encodeURIComponent(input.bucket);
  const objects = `${gcsOrigin}/storage/v1/b/${bucket}/o`;
  const urls: Readonly<Record<ObjectAction, (key: string) => string>> = {
    list: (key) => `${objects}?maxResults=1&prefix=${encodeURIComponent(key)}`,
    write: (key) =>
      `${gcsOrigin}/upload/storage/v1/b/${bucket}/o?uploadType=media&name=${encodeURIComponent(key)}`,
    read: (key) => `${objects}/${encodeURIComponent(key)}?alt=media`,
    remove: (key) => `${objects}/${encodeURIComponent(key)}`,
  };
  // Generation 0 is that of an object that is not there.
  const urlOf = (to: { action: ObjectAction; key: string; isNew: boolean | undefined }) =>
    `${urls[to.action](to.key)}${to.isNew === true ? "&ifGenerationMatch=0" : ""}`;
  const pageOf = (to: { key: string; page: ListPage }) =>
    `${objects}?${gcsListQuery({ prefix: to.key, ...to.page })}`;
  return {
    noun: "bucket",
    send: ({ action, key, body, isNew, page, signal }) =>
      context.http.request({
        method: methods[action],
        url: page === undefined ? urlOf({ action, key, isNew }) : pageOf({ key, page }),
        ...(page === undefined ? {} : { maxBytes: pageBytes }),
        headers: {
          authorization: `Bearer ${token}`,
          ...(action === "write" ? { "content-type": "text/plain" } : {}),
        },
        ...(action === "write" && body !== undefined ? { body } : {}),
        ...(signal === undefined ? {} : { signal }),
      }),
    readList: (answer) => readGcsList(answer.json()),
    explain: ({ action, answer }) => explainGcs({ ...input, action, answer }),
  };
}

/** The command that grants what is needed. Only for a name that is one: it is there to be copied. */
export function gcsRemedy({ bucket }: { readonly bucket: string }): string | undefined {
  if (!/^[a-z0-9][a-z0-9._-]{1,220}$/.test(bucket)) return undefined;
  return `gcloud storage buckets add-iam-policy-binding gs://${bucket} --role=roles/storage.objectAdmin --member=serviceAccount:EMAIL_OF_THE_SERVICE_ACCOUNT`;
}
