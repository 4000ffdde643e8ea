import { type FieldDef, types } from "pg";
import type { BrowseLimits, ColumnItem, RowPage } from "../../../browsing";
import { normalizedName } from "../../browse/normalized-name";
import { collectRows } from "../../browse/row-collector";
import type { PostgresCatalogue } from "./catalogue";
import type { RunOne } from "./read-only";

/** Rows of one fetch: few enough that wide ones do not pile up before they are counted. */
const slice = 100;

/**
 * Runs a statement through a cursor, which takes nothing but one statement that reads, and fetches until
 * a cap is reached.
 */
export async function fetchRows(input: {
  readonly run: RunOne;
  readonly catalogue: PostgresCatalogue;
  readonly sql: string;
  readonly limits: BrowseLimits;
}): Promise<RowPage> {
  const { run, catalogue, limits } = input;
  await run(`DECLARE latchkey NO SCROLL CURSOR FOR ${input.sql}`);
  const collector = collectRows(limits);
  let fields: readonly FieldDef[] = [];
  let isMore = true;
  while (isMore) {
    const count = Math.min(slice, collector.wanted());
    const answer = await run(`FETCH FORWARD ${count} FROM latchkey`);
    fields = answer.fields;
    isMore = answer.rows.every((row) => collector.add(row)) && answer.rows.length === count;
  }
  return { columns: await describe({ run, catalogue, fields }), ...collector.result() };
}

async function describe(input: {
  readonly run: RunOne;
  readonly catalogue: PostgresCatalogue;
  readonly fields: readonly FieldDef[];
}): Promise<readonly ColumnItem[]> {
  const { run, catalogue, fields } = input;
  if (catalogue.resultColumns === null) return describeBuiltIns(fields);
  const known = (await run(catalogue.resultColumns, arrays(fields))).rows;
  return describeBuiltIns(fields).map((column, index) => {
    const [type, nullable, primaryKey] = known[index] ?? [];
    return {
      ...column,
      dataType: String(type),
      nullable: nullable !== false,
      primaryKey: primaryKey === true,
    };
  });
}

function arrays(fields: readonly FieldDef[]): readonly unknown[] {
  return [
    fields.map(({ dataTypeID }) => dataTypeID),
    fields.map(({ dataTypeModifier }) => dataTypeModifier),
    fields.map(({ tableID }) => tableID),
    fields.map(({ columnID }) => columnID),
  ];
}

/** What a result's columns are, from the driver's own list of types. */
export function describeBuiltIns(fields: readonly FieldDef[]): readonly ColumnItem[] {
  return fields.map(({ name, dataTypeID }) => ({
    name,
    normalizedName: normalizedName(name),
    dataType: builtIn(dataTypeID),
    nullable: true,
    primaryKey: false,
  }));
}

function builtIn(type: number): string {
  const found = Object.entries(types.builtins).find(([, id]) => id === type);
  return found?.[0].toLowerCase() ?? "unknown";
}
