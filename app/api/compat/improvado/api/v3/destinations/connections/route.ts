import { toPage } from "@/lib/dialects/improvado/connection";
import { improvado } from "@/lib/dialects/improvado/dialect";
import { improvadoPage, pageQuery } from "@/lib/dialects/improvado/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { publicAddress } from "@/lib/http/dialect/public-address";
import { listDestinations } from "@/lib/services/dialect/list-destinations";

/** Destination connections of every kind. */
export const GET = defineDialectRoute({
  dialect: improvado,
  operation: "improvadoListConnections",
  summary: "Destination connections, the oldest first.",
  scope: "connections:read",
  query: pageQuery,
  response: improvadoPage,
  run: async ({ caller, query: { page, page_size: pageSize } }) => {
    const offset = (page - 1) * pageSize;
    const found = await listDestinations({ caller, limit: pageSize, offset });
    const address = publicAddress("/api/compat/improvado/api/v3/destinations/connections");
    const { destinations: connections, total, nextCursor } = found;
    return toPage({ connections, total, page, pageSize, hasNext: nextCursor !== null, address });
  },
});
