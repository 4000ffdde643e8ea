import { type ContrastFinding, themeContrast } from "@/lib/shared/workspace/theme-contrast";
import type { ThemeTokens } from "@/lib/shared/workspace/theme-tokens";
import { Badge } from "../../ui/badge";
import { type Column, Table } from "../../ui/table";

const columns: readonly Column<ContrastFinding>[] = [
  { key: "what", header: "What", cell: ({ what }) => what, isRowHeader: true },
  { key: "scheme", header: "Colours", label: "Colours", cell: ({ scheme }) => scheme },
  {
    key: "ratio",
    header: "Contrast",
    label: "Contrast",
    cell: ({ ratio }) => ratio.toFixed(1),
    isNumber: true,
  },
  {
    key: "verdict",
    header: "Verdict",
    label: "Verdict",
    cell: ({ isEnough }) =>
      isEnough ? (
        <Badge tone="success" icon="check">
          Enough
        </Badge>
      ) : (
        <Badge tone="danger" icon="error">
          Too low
        </Badge>
      ),
  },
];

/** Each text of the frame on its ground. */
export function ContrastTable({ theme }: { readonly theme: ThemeTokens }) {
  return (
    <Table
      label="Contrast"
      columns={columns}
      rows={themeContrast(theme)}
      rowKey={({ scheme, what }) => `${scheme} ${what}`}
    />
  );
}
