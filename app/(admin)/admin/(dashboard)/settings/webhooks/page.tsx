import type { Metadata } from "next";
import { EndpointList } from "@/components/admin/webhooks/endpoint-list";
import { PageHeader } from "@/components/ui/page-header";
import { requireMember } from "@/lib/http/admin/require-member";
import { eventTypes } from "@/lib/services/event/event-catalogue";
import { mayDo } from "@/lib/services/member/permissions";
import { listEndpoints } from "@/lib/services/webhook/list-endpoints";
import { create } from "./actions";

export const metadata: Metadata = { title: "Webhooks" };

/** Addresses that hear what happens. */
export default async function WebhooksPage() {
  const { member: caller } = await requireMember({ permission: "settings:read" });
  const { webhooks } = await listEndpoints({ caller });
  const mayWrite = mayDo({ role: caller.role, permission: "webhooks:write" });
  return (
    <>
      <PageHeader
        title="Webhooks"
        description="Each event is signed, sent in order and tried again for a day where nobody answers."
      />
      <EndpointList rows={webhooks} eventTypes={eventTypes} create={mayWrite ? create : null} />
    </>
  );
}
