import type { Metadata } from "next";
import { type DeliveryRow, DeliveryTable } from "@/components/admin/webhooks/delivery-table";
import { EndpointSwitches } from "@/components/admin/webhooks/endpoint-switches";
import { EndpointState } from "@/components/admin/webhooks/endpoint-table";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { orNotFound } from "@/lib/http/admin/or-not-found";
import { readPageQuery } from "@/lib/http/admin/read-page-query";
import { requireMember } from "@/lib/http/admin/require-member";
import { typesOfEvents } from "@/lib/services/event/types-of-events";
import { mayDo } from "@/lib/services/member/permissions";
import { getEndpoint } from "@/lib/services/webhook/get-endpoint";
import { listDeliveries, listDeliveriesInput } from "@/lib/services/webhook/list-deliveries";
import * as actions from "../actions";

export const metadata: Metadata = { title: "Webhook" };

const states = [
  { state: "", label: "All" },
  { state: "pending", label: "On their way" },
  { state: "succeeded", label: "Arrived" },
  { state: "failed", label: "Given up" },
] as const;

/** One endpoint, and what was sent to it. */
export default async function WebhookPage(props: PageProps<"/admin/settings/webhooks/[id]">) {
  const { member: caller } = await requireMember({ permission: "settings:read" });
  const { id } = await props.params;
  const query = await readPageQuery({ schema: listDeliveriesInput, searchParams: props.searchParams });
  const endpoint = await orNotFound({ id, read: () => getEndpoint({ caller, id }) });
  const { rows, nextCursor } = await readDeliveries({ caller, id, query });
  const mayWrite = mayDo({ role: caller.role, permission: "webhooks:write" });
  const page = `/admin/settings/webhooks/${id}`;
  const address = (state: string) => (state === "" ? page : `${page}?state=${state}`);
  const here = address(query.state ?? "");
  return (
    <>
      <PageHeader
        title={endpoint.url}
        description={endpoint.description || undefined}
        back={{ href: "/admin/settings/webhooks", label: "Webhooks" }}
        actions={mayWrite && <EndpointSwitches id={id} enabled={endpoint.enabled} actions={{ ...actions }} />}
      />
      <div className="lk-stack">
        <About {...endpoint} />
        <Card flush title="Deliveries" description="Newest first, with every try.">
          <LinkTabs
            label="State"
            tabs={states.map(({ state, label }) => ({ href: address(state), label }))}
            current={here}
          />
          <Deliveries
            endpointId={id}
            rows={rows}
            redeliver={mayWrite && endpoint.enabled ? actions.redeliver : null}
          />
          <Pagination
            firstHref={query.cursor === undefined ? null : here}
            nextHref={nextHref({ here, nextCursor })}
          />
        </Card>
      </div>
    </>
  );
}

/** A page of deliveries, with what each tells. */
async function readDeliveries(input: Parameters<typeof listDeliveries>[0]) {
  const { deliveries, nextCursor } = await listDeliveries(input);
  const types = await typesOfEvents({ ...input, ids: deliveries.map(({ eventId }) => eventId) });
  const rows = deliveries.map((row) => ({ ...row, eventType: types.get(row.eventId) ?? null }));
  return { rows, nextCursor };
}

function nextHref(input: { readonly here: string; readonly nextCursor: string | null }): string | null {
  const { here, nextCursor } = input;
  if (nextCursor === null) return null;
  return `${here}${here.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(nextCursor)}`;
}

function Deliveries(props: Parameters<typeof DeliveryTable>[0] & { readonly rows: readonly DeliveryRow[] }) {
  if (props.rows.length > 0) return <DeliveryTable {...props} />;
  return (
    <EmptyState title="Nothing here">What it hears of stands here, from the moment it happens.</EmptyState>
  );
}

function About(props: Awaited<ReturnType<typeof getEndpoint>>) {
  const { eventTypes, publicKey } = props;
  return (
    <Card title="About" actions={<EndpointState {...props} />}>
      <div className="lk-stack">
        <p>
          Hears of{" "}
          {eventTypes.length === 0
            ? "everything"
            : eventTypes.map((type) => <code key={type} className="lk-code">{`${type} `}</code>)}
        </p>
        {publicKey === null ? (
          <p className="lk-help">Deliveries are signed with a shared secret, which nothing shows again.</p>
        ) : (
          <CodeBlock text={publicKey} label="public key" />
        )}
      </div>
    </Card>
  );
}
