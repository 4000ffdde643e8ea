import { byteCount, isoTime, type ListQuery, type ObjectList } from "./object-list";
import { elementsOf, readXml, textOf, type XmlElement } from "./read-xml";

/** The query of one page (Microsoft Learn, "List Blobs"). */
export function azureListQuery({ prefix, token, size }: ListQuery): string {
  const parts = ["restype=container", "comp=list", "delimiter=%2F", `maxresults=${size}`];
  if (prefix !== "") parts.push(`prefix=${encodeURIComponent(prefix)}`);
  if (token !== null) parts.push(`marker=${encodeURIComponent(token)}`);
  return parts.join("&");
}

/** Reads a page. */
export function readAzureList(text: string): ObjectList {
  const list = readXml({ text, path: ["EnumerationResults"] });
  const blobs = Object(list.Blobs) as XmlElement;
  const next = textOf(list, "NextMarker");
  return {
    folders: elementsOf(blobs, "BlobPrefix").map((one) => textOf(one, "Name")),
    objects: elementsOf(blobs, "Blob").map((one) => {
      const facts = Object(one.Properties) as XmlElement;
      return {
        key: textOf(one, "Name"),
        size: byteCount(textOf(facts, "Content-Length")),
        mimeType: textOf(facts, "Content-Type") || null,
        modifiedAt: isoTime(textOf(facts, "Last-Modified")),
      };
    }),
    next: next === "" ? null : next,
  };
}
