"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ConnectionListActions } from "@/lib/shared/connection/actions";
import type { SavedViewSummary } from "@/lib/shared/connection/saved-view";
import { ActionFailure } from "../../ui/action-failure";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { useAction } from "../../ui/use-action";
import { SaveViewDialog } from "./save-view-dialog";
import { tableAddress } from "./table-address";

interface ViewsProps {
  readonly views: readonly SavedViewSummary[];
  /** Query of the table as it stands. */
  readonly query: string;
  readonly mayShare: boolean;
  readonly mayDeleteShared: boolean;
  readonly actions: Pick<ConnectionListActions, "saveView" | "deleteView">;
}

/** Views by name: one's own, and those that others share. */
export function SavedViews(props: ViewsProps) {
  const { query, mayShare, actions } = props;
  const router = useRouter();
  const [asks, setAsks] = useState(false);
  const saved = () => {
    setAsks(false);
    router.refresh();
  };
  return (
    <details className="lk-conn-menu">
      <summary className="lk-button lk-button-quiet">Views</summary>
      <div className="lk-conn-menu-body">
        <ViewList {...props} />
        <Button onClick={() => setAsks(true)}>Save this view</Button>
      </div>
      <SaveViewDialog
        open={asks}
        query={query}
        mayShare={mayShare}
        saveView={actions.saveView}
        onClose={() => setAsks(false)}
        onSaved={saved}
      />
    </details>
  );
}

function ViewList({ views, query, mayDeleteShared, actions }: ViewsProps) {
  const router = useRouter();
  const remove = useAction(actions.deleteView);
  const drop = async (id: string) => {
    if ((await remove.run({ id }))?.ok) router.refresh();
  };
  if (views.length === 0) return <p className="lk-help">Save filters, order and columns under a name.</p>;
  return (
    <>
      <ul className="lk-conn-views">
        {views.map(({ id, name, query: saved, shared, isOwn }) => (
          <li key={id}>
            <Link href={tableAddress(saved)} prefetch={false} aria-current={saved === query || undefined}>
              {name}
            </Link>
            {shared && <Badge>Shared</Badge>}
            {(isOwn || (shared && mayDeleteShared)) && (
              <Button
                variant="quiet"
                aria-label={`Delete the view ${name}`}
                busy={remove.isBusy}
                onClick={() => void drop(id)}
              >
                Delete
              </Button>
            )}
          </li>
        ))}
      </ul>
      {remove.failure && <ActionFailure error={remove.failure} />}
    </>
  );
}
