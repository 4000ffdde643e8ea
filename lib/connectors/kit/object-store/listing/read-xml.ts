import { XMLParser } from "fast-xml-parser";

/** Elements of a listing that may be there several times, or not at all. */
const lists = new Set(["Contents", "CommonPrefixes", "Blob", "BlobPrefix"]);

const parser = new XMLParser({
  parseTagValue: false,
  // Names may have blanks at their ends.
  trimValues: false,
  isArray: (name) => lists.has(name),
});

/** One element: its text, or its children by name. */
export type XmlElement = Readonly<Record<string, unknown>>;

/** The element of a path in an answer; empty where there is none, or the text is no XML. */
export function readXml(input: { readonly text: string; readonly path: readonly string[] }): XmlElement {
  let value: unknown;
  try {
    value = parser.parse(input.text);
  } catch {
    return {};
  }
  for (const name of input.path) value = Object(value)[name];
  return typeof value === "object" && value !== null ? (value as XmlElement) : {};
}

/** The elements of a name. */
export function elementsOf(parent: XmlElement, name: string): readonly XmlElement[] {
  const found = parent[name];
  return Array.isArray(found) ? found.map((one) => Object(one) as XmlElement) : [];
}

/** The text of an element; empty where there is none. */
export function textOf(parent: XmlElement, name: string): string {
  const found = parent[name];
  return typeof found === "string" ? found : "";
}
