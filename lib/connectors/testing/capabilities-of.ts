import type { Browsing, Capability } from "../browsing";

/** What a connector offers, from the functions it has. */
export function capabilitiesOf(browsing: Browsing | undefined): readonly Capability[] {
  const { files, validateFiles, tables, columns, sample, query } = browsing ?? {};
  return [
    "verify",
    ...(files === undefined || validateFiles === undefined ? [] : (["files"] as const)),
    ...(tables === undefined || columns === undefined ? [] : (["tables"] as const)),
    ...(sample === undefined ? [] : (["sample"] as const)),
    ...(query === undefined ? [] : (["query"] as const)),
  ];
}
