/** One line of the bench: a figure, what it is compared with, and how far it may go. */
export interface Row {
  readonly part: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What was measured beside it in the same run. */
  readonly beside?: { readonly what: string; readonly value: number };
  /** `value / beside`, unless another ratio is meant. */
  readonly ratio?: number;
  /** Of the ratio where there is one, of the value otherwise. */
  readonly limit?: { readonly least: number } | { readonly most: number };
}

/** Compares a figure with what was measured beside it. */
export function ratioRow(
  input: Omit<Row, "ratio" | "beside"> & { readonly beside: NonNullable<Row["beside"]> },
): Row {
  return { ...input, ratio: input.value / input.beside.value };
}

/** Whether a row keeps its limit; null where it has none. */
export function isWithin({ row }: { readonly row: Row }): boolean | null {
  if (row.limit === undefined) return null;
  const figure = row.ratio ?? row.value;
  return "most" in row.limit ? figure <= row.limit.most : figure >= row.limit.least;
}
