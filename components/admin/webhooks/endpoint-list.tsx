"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { WebhookActions, WebhookSecret } from "@/lib/shared/webhook/webhook-actions";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { ShownOnce } from "../../ui/shown-once";
import { type EndpointRow, EndpointTable } from "./endpoint-table";
import { NewEndpointDialog } from "./new-endpoint-dialog";

interface ListProps {
  readonly rows: readonly EndpointRow[];
  /** Every event there is. */
  readonly eventTypes: readonly string[];
}

/** The workspace's webhooks, and the way to a new one. */
export function EndpointList(
  props: ListProps & {
    /** Null for those who only look. */
    readonly create: WebhookActions["create"] | null;
  },
) {
  const { rows, eventTypes, create } = props;
  return (
    <Card
      flush
      title="Endpoints"
      description="Addresses of yours that hear what happens."
      actions={create && <NewEndpoint eventTypes={eventTypes} create={create} />}
    >
      {rows.length === 0 ? (
        <EmptyState title="No webhooks yet">
          Make one to hear of new connections, failed checks and reviews without asking.
        </EmptyState>
      ) : (
        <EndpointTable rows={rows} />
      )}
    </Card>
  );
}

function NewEndpoint(props: Pick<ListProps, "eventTypes"> & { readonly create: WebhookActions["create"] }) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [made, setMade] = useState<WebhookSecret | null>(null);
  const show = (secret: WebhookSecret) => {
    setAsking(false);
    setMade(secret);
    router.refresh();
  };
  return (
    <>
      <Button variant="primary" onClick={() => setAsking(true)}>
        New webhook
      </Button>
      <NewEndpointDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        eventTypes={props.eventTypes}
        action={props.create}
        onMade={show}
      />
      <ShownOnce
        title="The webhook was made"
        secret={made?.secret ?? null}
        label="signing secret"
        onClose={() => setMade(null)}
      />
    </>
  );
}
