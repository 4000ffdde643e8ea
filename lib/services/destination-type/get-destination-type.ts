import "server-only";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { NotFoundError } from "@/lib/services/errors";

/** The schema of one destination type. @throws NotFoundError */
export function getDestinationType({ type }: { readonly type: string }): ConnectorSchema {
  const schema = connectorSchemas.find((candidate) => candidate.id === type);
  if (schema === undefined) throw new NotFoundError({ what: "destination type" });
  return schema;
}
