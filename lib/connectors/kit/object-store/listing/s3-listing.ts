import { byteCount, isoTime, type ListQuery, type ObjectList } from "./object-list";
import { elementsOf, readXml, textOf } from "./read-xml";

/** The query of one page (Amazon S3 API reference, "ListObjectsV2"). Names come encoded: XML cannot carry all of them. */
export function s3ListQuery({ prefix, token, size }: ListQuery): string {
  const parts = ["list-type=2", "delimiter=%2F", "encoding-type=url", `max-keys=${size}`];
  if (prefix !== "") parts.push(`prefix=${encodeURIComponent(prefix)}`);
  if (token !== null) parts.push(`continuation-token=${encodeURIComponent(token)}`);
  return parts.join("&");
}

/** Reads a page. */
export function readS3List(text: string): ObjectList {
  const list = readXml({ text, path: ["ListBucketResult"] });
  const isEncoded = textOf(list, "EncodingType") === "url";
  const name = (key: string) => (isEncoded ? decode(key) : key);
  const next = textOf(list, "NextContinuationToken");
  return {
    folders: elementsOf(list, "CommonPrefixes").map((one) => name(textOf(one, "Prefix"))),
    objects: elementsOf(list, "Contents").map((one) => ({
      key: name(textOf(one, "Key")),
      size: byteCount(textOf(one, "Size")),
      mimeType: null,
      modifiedAt: isoTime(textOf(one, "LastModified")),
    })),
    next: next === "" ? null : next,
  };
}

function decode(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll("+", "%20"));
  } catch {
    return key;
  }
}
