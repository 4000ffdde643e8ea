import type { Metadata } from "next";
import { ColumnChoice } from "@/components/admin/connections/column-choice";
import { ConnectionFilters } from "@/components/admin/connections/connection-filters";
import { ConnectionsTable } from "@/components/admin/connections/connections-table";
import { KeyHelp } from "@/components/admin/connections/key-help";
import { SavedViews } from "@/components/admin/connections/saved-views";
import { TablePlace } from "@/components/admin/connections/table-place";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import "@/components/admin/connections/connections.css";
import { readConnectionsPage } from "@/lib/http/admin/read-connections-page";
import { isFiltered } from "@/lib/shared/connection/table-state";
import { deleteView, saveView, startBulk } from "./actions";

export const metadata: Metadata = { title: "Connections" };

/** Every connection of the workspace: search, filters, order and columns stand in the address. */
export default async function ConnectionsPage(props: {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}) {
  const shown = await readConnectionsPage({ query: await props.searchParams });
  const { state, list } = shown;
  return (
    <>
      <PageHeader
        title="Connections"
        description="What your customers have connected, and how it stands."
        actions={
          <>
            <ButtonLink href="/admin/connections/bulk" variant="quiet">
              Bulk actions
            </ButtonLink>
            <KeyHelp />
          </>
        }
      />
      <ConnectionFilters state={state} types={shown.types} isFiltered={isFiltered(state)} />
      <Card flush>
        <div className="lk-conn-tools">
          <span className="lk-help">{shown.summary}</span>
          <SavedViews key={shown.query} {...shown.views} actions={{ saveView, deleteView }} />
          <ColumnChoice state={state} />
        </div>
        {list.rows.length > 0 && (
          <ConnectionsTable {...list} state={state} startBulk={startBulk} key={shown.query} />
        )}
        <TablePlace state={state} {...shown.place} />
      </Card>
    </>
  );
}
