import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { type KnownAwsKey, verifySigv4 } from "../verify-sigv4.ts";

interface Bucket {
  readonly bucket: string;
  readonly region: string;
  /** Keys that may do everything. */
  readonly keys: readonly KnownAwsKey[];
  /** Keys that may only list. */
  readonly readers?: readonly KnownAwsKey[];
}

/** A part of S3 over a bucket, in path style: lists, writes, reads and deletes for whoever signs for it. */
export function s3Routes(input: Bucket): {
  readonly routes: readonly ApiRoute[];
  readonly objects: Map<string, string>;
} {
  const objects = new Map<string, string>();
  const origin = `https://s3.${input.region}.amazonaws.com`;
  const write = signed(input, "write", (key, call) => {
    objects.set(key, call.body);
    return { status: 200 };
  });
  const read = signed(input, "write", (key) => {
    const found = objects.get(key);
    return found === undefined ? refuse(404, "NoSuchKey") : { status: 200, html: found };
  });
  const remove = signed(input, "write", (key) => {
    objects.delete(key);
    return { status: 204 };
  });
  const list = signed(input, "list", () => ({ status: 200, html: "<ListBucketResult/>" }));
  const atKeys = ["*", "*/*"].flatMap((key): readonly ApiRoute[] => [
    { on: `PUT ${origin}/*/${key}`, reply: write },
    { on: `GET ${origin}/*/${key}`, reply: read },
    { on: `DELETE ${origin}/*/${key}`, reply: remove },
  ]);
  return { routes: [{ on: `GET ${origin}/*`, reply: list }, ...atKeys], objects };
}

function signed(
  { keys, readers = [], ...at }: Bucket,
  needs: "list" | "write",
  reply: (key: string, call: ApiCall) => ApiReply,
): (call: ApiCall) => ApiReply {
  return (call) => {
    const [, bucket = "", ...rest] = call.path.split("/");
    const verdict = verifySigv4({ call, service: "s3", region: at.region, keys: [...keys, ...readers] });
    if ("error" in verdict) return refuse(403, codes[verdict.error] ?? "AccessDenied");
    if (bucket !== at.bucket) return refuse(404, "NoSuchBucket");
    const isReader = readers.some(({ accessKeyId }) => accessKeyId === verdict.accessKeyId);
    if (isReader && needs === "write") return refuse(403, "AccessDenied");
    return reply(decodeURIComponent(rest.join("/")), call);
  };
}

/** S3's own names for what is wrong with a signature. */
const codes: Readonly<Record<string, string>> = {
  UnrecognizedClientException: "InvalidAccessKeyId",
  InvalidSignatureException: "SignatureDoesNotMatch",
  RequestExpired: "RequestTimeTooSkewed",
};

function refuse(status: number, code: string): ApiReply {
  return { status, html: `<Error><Code>${code}</Code></Error>` };
}
