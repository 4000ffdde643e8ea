import { expect, test } from "vitest";
import { BrowseError } from "@/lib/shared/errors/browse-error";
import type { FileItem } from "../../browsing";
import { findByPath } from "./find-by-path";
import { pageByOffset } from "./page-offset";
import { walkFiles } from "./walk-files";

const file = (path: string, size: number | null = 10): FileItem => ({
  id: path,
  kind: "file",
  name: path.split("/").at(-1) ?? "",
  path,
  size,
  mimeType: null,
  modifiedAt: null,
});
const folder = (path: string): FileItem => ({ ...file(path, null), kind: "folder" });

/** A destination made of folders by path, two items a page. */
function destination(tree: Readonly<Record<string, readonly FileItem[]>>) {
  const listFolder = async ({ path, pageToken }: { path: string; pageToken: string | null }) => {
    const items = tree[path];
    if (items === undefined) throw new BrowseError({ code: "permission_denied", userMessage: "No." });
    return { path, ...pageByOffset({ items, pageToken, pageSize: 2 }) };
  };
  const findItem = (id: string) => findByPath({ id, listFolder });
  return (selectedItems: readonly string[], timeoutMs = 1_000) =>
    walkFiles({ selectedItems, listFolder, findItem, timeoutMs });
}

test("adds up files in folders over several pages, each once", async () => {
  const validate = destination({
    "/": [file("/a", 1), file("/b", 2), folder("/c"), file("/d", 4)],
    "/c": [file("/c/e", 8), folder("/c/f")],
    "/c/f": [file("/c/f/g", 16), file("/c/f/h", 32), file("/c/f/i", 64)],
  });
  expect(await validate(["/c", "/c/f/g", "/d", "/d"])).toEqual({
    maxDepth: 3,
    totalBytes: 124,
    totalItems: 5,
    valid: true,
    violations: [],
  });
  expect(await validate(["/"])).toMatchObject({ totalBytes: 127, totalItems: 7 });
  expect(await validate([])).toMatchObject({ totalItems: 0, valid: true });
});

test("says what is wrong, by item", async () => {
  const validate = destination({ "/": [file("/doc", null), folder("/shut"), file("/big", 11 * 1024 ** 3)] });
  const { valid, violations } = await validate(["/gone", "/doc", "/shut", "/../etc/passwd"]);
  expect(valid).toBe(false);
  expect(violations.map(({ item, code }) => [item, code])).toEqual([
    ["/gone", "not_found"],
    ["/doc", "unsupported_type"],
    ["/../etc/passwd", "path_escape"],
    ["/shut", "permission_denied"],
  ]);
  expect((await validate(["/big"])).violations).toMatchObject([{ item: "/big", code: "too_large" }]);
});

test("stops at the caps", async () => {
  const many = Array.from({ length: 10_002 }, (_one, index) => file(`/m/${index}`));
  const wide = destination({ "/": [folder("/m")], "/m": many });
  const counted = await wide(["/m"], 10_000);
  expect(counted).toMatchObject({ valid: false, totalItems: 10_001 });
  expect(counted.violations).toMatchObject([{ code: "too_many_items" }]);
  const levels = Array.from({ length: 30 }, (_one, index) => "/d".repeat(index + 1));
  const tree = Object.fromEntries(
    ["/", ...levels].map((path) => [path, [folder(path === "/" ? "/d" : `${path}/d`)]]),
  );
  expect((await destination(tree)(["/d"])).violations).toMatchObject([
    { item: "/d".repeat(11), code: "too_deep" },
  ]);
  expect((await wide(["/m"], 0)).violations).toMatchObject([{ code: "timeout" }]);
});
