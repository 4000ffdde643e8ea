import { defineRoute } from "@/lib/http/define-route";
import { connectionView } from "@/lib/services/connection/connection-view";
import { createConnection } from "@/lib/services/connection/create-connection";
import { createConnectionInput } from "@/lib/services/connection/create-connection-input";
import { connectionPage, listConnectionsInput } from "@/lib/services/connection/list-connections-input";
import { writeConnections } from "@/lib/services/connection/write-connections";

/** Connections of the workspace, by page. */
export const GET = defineRoute({
  operation: "listConnections",
  summary: "A page of connections, searched, filtered and sorted.",
  scope: "connections:read",
  query: listConnectionsInput,
  response: connectionPage,
  run: writeConnections,
});

/** A connection from credentials the host has already. */
export const POST = defineRoute({
  operation: "createConnection",
  summary: "Stores credentials as a connection and checks them.",
  scope: "connections:write",
  body: createConnectionInput,
  status: 201,
  response: connectionView,
  revisioned: true,
  idempotent: true,
  run: createConnection,
});
