import "server-only";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { tenantStore } from "@/lib/store/tenant-store";

/** Most types a workspace may register. */
export const mostCustomTypes = 200;

/** A type of the workspace's own, in its newest version. */
export interface NewestCustomType {
  readonly schema: ConnectorSchema & { readonly version: number };
}

/** The workspace's own types that are not retired, each in its newest version, by id. */
export async function listCustomTypes(input: {
  readonly workspaceId: string;
  readonly types?: readonly string[] | undefined;
}): Promise<readonly NewestCustomType[]> {
  const { types } = input;
  const rows = await tenantStore(input).customDestinationType.findMany({
    // A version that was followed by another is retired like one of a retired type.
    where: { retiredAt: null, ...(types === undefined ? {} : { typeId: { in: [...types] } }) },
    orderBy: { typeId: "asc" },
    take: mostCustomTypes,
    select: { schema: true, version: true },
  });
  return rows.map(({ schema, version }) => ({
    schema: { ...(schema as unknown as ConnectorSchema), version },
  }));
}
