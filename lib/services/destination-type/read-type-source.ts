import "server-only";
import { findCustomType } from "./find-custom-type";

/** The newest version of a type of the workspace's own, as JSON that can be registered again; null where there is none. */
export async function readTypeSource(input: {
  readonly workspaceId: string;
  readonly type: string;
}): Promise<string | null> {
  const custom = await findCustomType({ ...input, version: null });
  if (custom === null) return null;
  const { version: _, ...schema } = custom.schema;
  return JSON.stringify({ ...schema, check: custom.check }, null, 2);
}
