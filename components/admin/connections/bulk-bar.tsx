"use client";
import type { BulkAction } from "@/lib/shared/connection/bulk-run";
import { Button } from "../../ui/button";
import { bulkWords, connectionsOf } from "./bulk-words";

/** What can be done to the connections that are chosen. */
export function BulkBar(props: {
  readonly chosen: number;
  /** So many match the filters and could be chosen, too; null where there is nothing to offer. */
  readonly offer: number | null;
  readonly actions: readonly BulkAction[];
  readonly onAll: () => void;
  readonly onClear: () => void;
  readonly onAction: (action: BulkAction) => void;
}) {
  const { chosen, offer, actions } = props;
  return (
    <section className="lk-conn-bulk" aria-label="Chosen connections">
      <span role="status" className="lk-strong">
        {connectionsOf(chosen)} chosen
      </span>
      {offer !== null && (
        <Button variant="quiet" onClick={props.onAll}>
          Choose the {offer.toLocaleString("en")} that match
        </Button>
      )}
      <span className="lk-actions">
        {actions.map((action) => (
          <Button
            key={action}
            variant={action === "delete" ? "danger" : "plain"}
            onClick={() => props.onAction(action)}
          >
            {bulkWords[action].label}
          </Button>
        ))}
        <Button variant="quiet" onClick={props.onClear}>
          Choose none
        </Button>
      </span>
    </section>
  );
}
