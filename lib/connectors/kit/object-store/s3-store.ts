import type { CheckContext, HttpRequest } from "@/lib/shared/setup-test/context";
import { type AwsKeys, sendSigned } from "../aws/send-signed";
import { type ListPage, pageBytes } from "./listing/object-list";
import { readS3List, s3ListQuery } from "./listing/s3-listing";
import type { ObjectAction, ObjectStore, ObjectStoreFields } from "./object-store";
import { explainS3 } from "./s3-errors";

const methods = { list: "GET", write: "PUT", read: "GET", remove: "DELETE" } as const satisfies Record<
  ObjectAction,
  HttpRequest["method"]
>;

/** Where an S3 bucket is, and with what it is opened. */
export interface S3Bucket {
  /** Origin without a path, such as `https://s3.eu-west-1.amazonaws.com`. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly keys: AwsKeys;
  readonly fields: ObjectStoreFields;
  /** What to run where access is denied. @default a policy of AWS for this bucket */
  readonly remedy?: string;
  /** For an endpoint the user named. */
  readonly access?: Pick<HttpRequest, "tls" | "allowPlain">;
}

/** A bucket behind the S3 protocol. Names go into the path, which works for names with dots and own hosts. */
export function s3Store(input: S3Bucket & { readonly context: CheckContext }): ObjectStore {
  const { context, fields } = input;
  const root = `${input.endpoint}/${encodeURIComponent(input.bucket)}`;
  return {
    noun: "bucket",
    send: ({ action, key, body, isNew, page, signal }) =>
      sendSigned({
        http: context.http,
        keys: input.keys,
        service: "s3",
        region: input.region,
        request: {
          ...input.access,
          method: methods[action],
          url: action === "list" ? `${root}?${listing({ prefix: key, page })}` : `${root}/${encodeKey(key)}`,
          ...(page === undefined ? {} : { maxBytes: pageBytes }),
          ...(action === "write" && body !== undefined ? { body } : {}),
          ...(isNew === true ? { headers: { "if-none-match": "*" } } : {}),
          ...(signal === undefined ? {} : { signal }),
        },
      }),
    readList: (answer) => readS3List(answer.text()),
    explain: ({ action, answer }) => {
      const outcome = explainS3({ action, answer, fields, bucket: input.bucket });
      const isDenied = outcome.code === "permission_denied" && input.remedy !== undefined;
      return isDenied ? { ...outcome, remedy: input.remedy } : outcome;
    },
  };
}

interface Listing {
  readonly prefix: string;
  readonly page: ListPage | undefined;
}

function listing({ prefix, page }: Listing): string {
  if (page !== undefined) return s3ListQuery({ prefix, ...page });
  return `list-type=2&max-keys=1${prefix === "" ? "" : `&prefix=${encodeURIComponent(prefix)}`}`;
}

function encodeKey(key: string): string {
  return key.split("/").map(encodeURIComponent).join("/");
}
