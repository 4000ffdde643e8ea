import { describe, expect, test } from "vitest";
import { parseTableState } from "./parse-table-state";
import { defaultColumns, tableQuery } from "./table-state";

describe("the address of the connections table", () => {
  test("says everything that differs from the defaults, and nothing else", () => {
    expect(tableQuery(parseTableState({}))).toBe("");
    const query = "search=acme&status=invalid&recipient=cus_1&reason=auth_failed&sort=status&direction=desc";
    expect(tableQuery(parseTableState(Object.fromEntries(new URLSearchParams(query))))).toBe(query);
  });

  test("starts at the first page when filter or order change, and keeps its place when columns do not", () => {
    const state = parseTableState({ cursor: "abc.def", status: "invalid" });
    expect(tableQuery(state, { sort: "status" })).toBe("status=invalid&sort=status");
    expect(tableQuery(state, { cursor: "next" })).toBe("status=invalid&cursor=next");
  });

  test.each([
    { status: "nonsense" },
    { sort: "password", direction: "up" },
    { search: "x".repeat(201), reason: "" },
    { provider: ["", "b"] },
  ])("leaves out what makes no sense: %j", (query) => {
    expect(tableQuery(parseTableState(query))).toBe("");
  });

  test("shows columns in their own order, and the first of what stands there twice", () => {
    expect(parseTableState({ columns: "type,status,none" }).columns).toEqual(["status", "type"]);
    expect(parseTableState({ columns: "" }).columns).toEqual([]);
    expect(parseTableState({ status: ["invalid", "connected"] }).status).toBe("invalid");
    expect(parseTableState({}).columns).toEqual(defaultColumns);
  });
});
