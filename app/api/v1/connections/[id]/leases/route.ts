import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { leaseList } from "@/lib/services/release/lease-view";
import { listLeases } from "@/lib/services/release/list-leases";

/** Who holds the credentials right now. */
export const GET = defineRoute({
  operation: "listLeases",
  summary: "Open leases of a connection's credentials, newest first.",
  scope: "connections:read",
  path: z.strictObject({ id: z.uuid() }),
  response: leaseList,
  run: ({ caller, path: { id } }) => listLeases({ caller, id }),
});
