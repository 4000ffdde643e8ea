import "server-only";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import { listCustomTypes } from "./list-custom-types";

/** Titles for people of types and their steps; ids that nobody knows any more stand for themselves. */
export interface TypeNames {
  readonly titleOf: (type: string) => string;
  readonly stepOf: (place: { readonly type: string; readonly step: string }) => string;
  readonly fieldOf: (place: { readonly type: string; readonly field: string }) => string;
}

/** The titles of these types, of the catalogue and of the workspace's own. */
export async function namesOfTypes(input: {
  readonly workspaceId: string;
  readonly types: readonly string[];
}): Promise<TypeNames> {
  const known = new Map(connectorSchemas.map(({ id, title, steps }) => [id, { title, steps }]));
  const others = input.types.filter((type) => type !== "" && !known.has(type));
  const own = others.length === 0 ? [] : await listCustomTypes({ ...input, types: others });
  for (const { schema } of own) known.set(schema.id, schema);
  return {
    titleOf: (type) => known.get(type)?.title ?? (type === "" ? "Not chosen yet" : type),
    stepOf: ({ type, step }) => {
      if (step === "") return "Before the first step";
      if (step === "check") return "Tests";
      return known.get(type)?.steps.find(({ id }) => id === step)?.title ?? step;
    },
    fieldOf: ({ type, field }) => {
      const properties = known.get(type)?.steps.flatMap((step) => step.properties);
      return properties?.find(({ name }) => name === field)?.title ?? field;
    },
  };
}
