import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { isWithin, type Row } from "./row.ts";

const folder = path.resolve(import.meta.dirname, "../results");
const headings = ["", "measured", "beside it", "ratio", "limit", ""] as const;

/** Prints the rows as a table and writes them to `bench/results` as JSON and as Markdown. */
export function writeReport({ rows }: { readonly rows: readonly Row[] }): void {
  const cells = rows.map(cellsOf);
  const processors = cpus();
  const machine = `${processors.length} × ${processors[0]?.model.trim() ?? "unknown"}, Node ${process.version}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, "latest.json"),
    `${JSON.stringify({ at: new Date().toISOString(), machine, rows: rows.map(withVerdict) }, null, 2)}\n`,
  );
  writeFileSync(path.join(folder, "latest.md"), `${markdown(cells)}\n\n${machine}\n`);
  process.stdout.write(`\n${table([[...headings], ...cells])}\n\n${machine}\n`);
}

function withVerdict(row: Row) {
  return { ...row, within: isWithin({ row }) };
}

function cellsOf(row: Row): readonly string[] {
  const verdict = isWithin({ row });
  return [
    `${row.part}: ${row.what}`,
    `${shown(row.value)} ${row.unit}`,
    row.beside === undefined ? "" : `${row.beside.what} ${shown(row.beside.value)}`,
    row.ratio === undefined ? "" : `${row.ratio.toFixed(2)}×`,
    limitText(row),
    verdict === null ? "" : verdict ? "ok" : "MISSED",
  ];
}

function limitText({ limit, ratio }: Row): string {
  if (limit === undefined) return "";
  const unit = ratio === undefined ? "" : "×";
  return "most" in limit ? `≤ ${shown(limit.most)}${unit}` : `≥ ${shown(limit.least)}${unit}`;
}

/** Large figures without decimals, small ones with enough of them. */
function shown(value: number): string {
  const text = Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function table(lines: readonly (readonly string[])[]): string {
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => (column === 0 ? cell.padEnd : cell.padStart).call(cell, widths[column] ?? 0))
        .join("  "),
    )
    .join("\n");
}

function markdown(lines: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [row(headings), row(["---", "---:", "---:", "---:", "---:", "---"]), ...lines.map(row)].join("\n");
}
