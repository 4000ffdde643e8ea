import { expect, test } from "vitest";
import { BrowseError } from "@/lib/shared/errors/browse-error";
import { tsqlBreakouts } from "../../../testing/breakouts/tsql-statements";
import { judgeStatement } from "./judge-statement";

test("there are enough ways out", () => {
  expect(new Set(tsqlBreakouts).size).toBe(tsqlBreakouts.length);
  expect(tsqlBreakouts.length).toBeGreaterThanOrEqual(100);
});

test.each(tsqlBreakouts)("refuses %j", (sql) => {
  let refusal: unknown;
  try {
    judgeStatement({ sql });
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(BrowseError);
  expect(refusal).toMatchObject({ code: "query_refused" });
});

test.each([
  "SELECT * FROM dbo.orders",
  "select top (10) o.id, [delete] from shop.dbo.orders as o where o.note = 'DROP TABLE x; --'",
  "SELECT 'a;b' AS [into], \"update\" FROM dbo.orders -- DELETE",
  "SELECT /* EXEC */ id FROM dbo.orders ORDER BY id OFFSET 10 ROWS FETCH NEXT 5 ROWS ONLY",
  "WITH a AS (SELECT id FROM orders) SELECT * FROM a",
  "SELECT CASE WHEN a > 1.5e3 THEN 0x1F ELSE 2 END FROM orders",
  "SELECT a.value, j.[key] FROM orders CROSS APPLY OPENJSON(note) AS j",
  "SELECT created_at, updated_at, inserted, deleted_at FROM orders",
  "SELECT COUNT(*) FROM orders GROUP BY YEAR(placed) HAVING COUNT(*) > 1",
  "(SELECT 1) UNION ALL (SELECT 2)",
  "SELECT N'Grüße', @@VERSION",
  "SELECT id FROM orders FOR JSON PATH",
])("lets %j pass", (sql) => {
  expect(judgeStatement({ sql })).toBe(sql);
});

test("a closing semicolon is taken off", () => {
  expect(judgeStatement({ sql: "SELECT 1 ;\n" })).toBe("SELECT 1");
});
