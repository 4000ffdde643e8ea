import type { ConnectorSchema } from "@/lib/connectors/types";

/** Properties that choose how to sign in. */
const choosers = ["auth_method", "auth_type"];

/** Ways to sign in to a destination, by title; empty where there is only one. */
export function authMethods({ steps }: Pick<ConnectorSchema, "steps">): string[] {
  return steps
    .flatMap(({ properties }) => properties)
    .filter(({ name }) => choosers.includes(name))
    .flatMap(({ json_schema, choice_titles }) =>
      (json_schema.enum ?? []).map((choice) => choice_titles?.[String(choice)] ?? String(choice)),
    );
}
