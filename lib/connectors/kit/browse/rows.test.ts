import { expect, test } from "vitest";
import { normalizedName } from "./normalized-name";
import { pageByOffset } from "./page-offset";
import { collectRows } from "./row-collector";
import { sameHostLink } from "./same-host-link";
import { toCell } from "./to-cell";

test.each([
  [null, null],
  [undefined, null],
  ["text", "text"],
  ["lone \ud800", "lone \ufffd"],
  [1.5, 1.5],
  [2 ** 53, "9007199254740992"],
  [Number.NaN, "NaN"],
  [Number.NEGATIVE_INFINITY, "-Infinity"],
  [42n, 42],
  [-(2n ** 64n), "-18446744073709551616"],
  [true, true],
  [new Date(Date.UTC(2026, 0, 2)), "2026-01-02T00:00:00.000Z"],
  [new Date(Number.NaN), null],
  [Buffer.from([0, 255]), "AP8="],
  [new Uint8Array([1]), "AQ=="],
  [{ a: [1n, Buffer.from("x")] }, '{"a":["1","eA=="]}'],
  [Symbol("s"), null],
])("cell of %o", (value, cell) => expect(toCell(value)).toEqual(cell));

test("the caps cut after rows or bytes, and say so", () => {
  const byRows = collectRows({ maxRows: 2, maxBytes: 1000 });
  expect(byRows.wanted()).toBe(3);
  expect([byRows.add([1]), byRows.add([2])]).toEqual([true, true]);
  expect(byRows.result()).toEqual({ rows: [[1], [2]], truncated: false });
  expect(byRows.add([3])).toBe(false);
  expect(byRows.wanted()).toBe(0);
  expect(byRows.result()).toEqual({ rows: [[1], [2]], truncated: true });
  const byBytes = collectRows({ maxRows: 10, maxBytes: 30 });
  expect(byBytes.add(["x".repeat(20)])).toBe(true);
  expect(byBytes.add(["é".repeat(4)])).toBe(false);
  expect(byBytes.add([1])).toBe(false);
  expect(byBytes.result()).toMatchObject({ truncated: true, rows: [["x".repeat(20)]] });
});

test.each([
  ["Größe (kg)", "grosse_kg"],
  ["Order ID", "order_id"],
  ["__a--b__", "a_b"],
  ["2nd", "_2nd"],
  ["!!!", "_"],
  ["ÀÉ", "ae"],
])("%s is normalised to %s", (name, expected) => expect(normalizedName(name)).toBe(expected));

test("pages by offset end, and take no other token", () => {
  const items = ["a", "b", "c"];
  const first = pageByOffset({ items, pageToken: null, pageSize: 2 });
  expect(first).toEqual({ items: ["a", "b"], nextPageToken: "2" });
  expect(pageByOffset({ items, pageToken: "2", pageSize: 2 })).toEqual({ items: ["c"], nextPageToken: null });
  for (const pageToken of ["-1", "x", "1e3", "9".repeat(10)]) {
    expect(() => pageByOffset({ items, pageToken, pageSize: 2 })).toThrow("page token");
  }
});

test("a link leads nowhere but to its provider", () => {
  const base = "https://graph.example.com";
  expect(sameHostLink({ base, link: `${base}/next?a=1` })).toBe(`${base}/next?a=1`);
  const foreign = ["http://graph.example.com/", "https://graph.example.com.evil.test/", "/next", ""];
  for (const link of [...foreign, "https://user@graph.example.com/"]) {
    expect(() => sameHostLink({ base, link })).toThrow("page token");
  }
});
