import "server-only";
import type { Connector } from "@/lib/connectors/types";
import { tenantStore } from "@/lib/store/tenant-store";
import { sandboxCheck } from "./sandbox-check";

/**
 * A connector as a check is to use it: of a sandbox connection one that dials nothing, with the scenario of
 * the link session that asked for the check.
 */
export async function withSandbox(input: {
  readonly workspaceId: string;
  readonly connector: Connector;
  readonly connection: { readonly sandbox: boolean };
  /** Who asked for the check: `link_session:ls_…`, for example. */
  readonly requestedBy: string;
}): Promise<Connector> {
  const { workspaceId, connector, connection, requestedBy } = input;
  if (!connection.sandbox) return connector;
  const id = requestedBy.replace(/^link_session:/, "");
  const session = await tenantStore({ workspaceId }).linkSession.findFirst({
    where: { id },
    select: { sandboxScenario: true },
  });
  const scenario = session?.sandboxScenario ?? null;
  const { browsing: _dials, ...rest } = connector;
  return {
    ...rest,
    check: (check) => sandboxCheck({ plan: connector.plan(check.values), scenario, check }),
  };
}
