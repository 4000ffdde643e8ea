import "server-only";
import { findCustomType } from "./find-custom-type";

/** The newest version of a type of the workspace's own, as JSON that can be registered again. */
export interface TypeSource {
  readonly title: string;
  readonly json: string;
}

/** Reads the source of a type of the workspace's own; null where there is none. */
export async function readTypeSource(input: {
  readonly workspaceId: string;
  readonly type: string;
}): Promise<TypeSource | null> {
  const custom = await findCustomType({ ...input, version: null });
  if (custom === null) return null;
  const { version: _, ...schema } = custom.schema;
  return { title: schema.title, json: JSON.stringify({ ...schema, check: custom.check }, null, 2) };
}
