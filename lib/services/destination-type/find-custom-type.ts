import "server-only";
import type { DeclarativeCheck } from "@/lib/connectors/custom/declarative-check";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { tenantStore } from "@/lib/store/tenant-store";

/** One version of a type that an operator registered. It never changes. */
export interface CustomType {
  /** With its version. */
  readonly schema: ConnectorSchema & { readonly version: number };
  readonly check: DeclarativeCheck;
}

/**
 * A destination type of the workspace's own, or null.
 * @param version null for the newest, unless the type is retired
 */
export async function findCustomType(input: {
  readonly workspaceId: string;
  readonly type: string;
  readonly version: number | null;
}): Promise<CustomType | null> {
  const { type, version } = input;
  const row = await tenantStore(input).customDestinationType.findFirst({
    where: { typeId: type, ...(version === null ? { retiredAt: null } : { version }) },
    orderBy: { version: "desc" },
  });
  if (row === null) return null;
  // Both were judged when they were registered.
  const schema = row.schema as unknown as ConnectorSchema;
  return { schema: { ...schema, version: row.version }, check: row.check as unknown as DeclarativeCheck };
}
