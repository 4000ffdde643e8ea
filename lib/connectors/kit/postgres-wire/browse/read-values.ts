import { Buffer } from "node:buffer";

/** Object ids of built-in types (pg_type.dat of PostgreSQL) whose text is not yet what a row should show. */
const readers: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === "t",
  17: (text) => (text.startsWith("\\x") ? Buffer.from(text.slice(2), "hex") : Buffer.from(text)),
  20: BigInt,
  21: Number,
  23: Number,
  26: Number,
  700: Number,
  701: Number,
  1114: (text) => text.replace(" ", "T"),
  1184: (text) => text.replace(" ", "T").replace(/\+00$/, "Z"),
};

/** For pg's `types`: numbers as numbers, binary as bytes, times in ISO form, everything else as the server writes it. */
export const valueReaders = {
  getTypeParser: (type: number) => readers[type] ?? ((text: string) => text),
};
