import { expect, test } from "vitest";
import { asRecords } from "./as-records";

const column = (name: string) => ({
  name,
  normalizedName: name,
  dataType: "text",
  nullable: true,
  primaryKey: false,
});

test("no cell is lost where names repeat", () => {
  const columns = ["id", "id", "id_2", "name", "id"].map(column);
  expect(asRecords({ columns, rows: [[1, 2, 3, null, 5]] })).toEqual({
    names: ["id", "id_2", "id_2_2", "name", "id_3"],
    records: [{ id: 1, id_2: 2, id_2_2: 3, name: null, id_3: 5 }],
  });
});

test("a column called __proto__ is a column like any other", () => {
  const { records } = asRecords({ columns: [column("__proto__")], rows: [["x"]] });
  expect(JSON.stringify(records)).toBe('[{"__proto__":"x"}]');
});
