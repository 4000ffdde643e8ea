import { toConnection, toUpdated } from "@/lib/dialects/improvado/connection";
import { improvado } from "@/lib/dialects/improvado/dialect";
import * as shapes from "@/lib/dialects/improvado/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { updateConnection } from "@/lib/services/connection/update-connection";
import { describeDestination } from "@/lib/services/dialect/describe-destinations";
import { findNumberedDestination } from "@/lib/services/dialect/find-numbered-destination";

const address = { dialect: improvado, path: shapes.connectionPath } as const;

/** One connection. */
export const GET = defineDialectRoute({
  ...address,
  operation: "improvadoGetConnection",
  summary: "One connection with the number of its accounts.",
  scope: "connections:read",
  response: shapes.improvadoConnection,
  run: async ({ caller, path: { destination_name: type, id: number } }) =>
    toConnection(await findNumberedDestination({ caller, type, number })),
});

/** Whether tables that are new are loaded without being asked. */
export const PATCH = defineDialectRoute({
  ...address,
  operation: "improvadoUpdateConnection",
  summary: "Changes whether loads are made for new tables.",
  scope: "connections:write",
  body: shapes.updateConnectionBody,
  response: shapes.improvadoUpdated,
  run: async ({ caller, path: { destination_name: type, id: number }, body }) => {
    const { id } = await findNumberedDestination({ caller, type, number });
    const loadSettings = { createLoadForNewTables: body.create_load_for_new_tables };
    await updateConnection({ caller, id, ifMatch: null, body: { loadSettings } });
    return toUpdated(await describeDestination({ caller, id }));
  },
});
