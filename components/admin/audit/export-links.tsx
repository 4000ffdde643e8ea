import type { AuditQuery } from "@/lib/shared/audit/types";
import { addressOf } from "@/lib/shared/page-address";

const path = "/admin/audit/export";

/** Files of the log, under the filters that are set. Plain links: the browser saves what comes as it comes. */
export function ExportLinks(props: { readonly query: AuditQuery; readonly isFiltered: boolean }) {
  const { query, isFiltered } = props;
  const what = isFiltered ? "these entries" : "the whole log";
  return (
    <>
      <a
        className="lk-button lk-button-plain"
        href={addressOf({ path, query: { ...query, format: "csv" } })}
        download
      >
        Export CSV<span className="lk-sr"> of {what}</span>
      </a>
      <a
        className="lk-button lk-button-plain"
        href={addressOf({ path, query: { ...query, format: "jsonl" } })}
        download
      >
        Export JSON lines<span className="lk-sr"> of {what}</span>
      </a>
    </>
  );
}
