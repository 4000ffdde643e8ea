import "server-only";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { operatorClientValues } from "@/lib/services/consent/operator-client-values";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { Secret } from "@/lib/vault/secret";

/**
 * Does the work with all answers of a connection, secrets included, which are wiped when it is done. Where a
 * person signed in at a provider, the operator's client for it comes along.
 */
export async function withAnswers<Result>(input: {
  readonly schema: ConnectorSchema;
  /** Plain answers. */
  readonly config: unknown;
  readonly opened: Readonly<Record<string, Secret>>;
  readonly work: (values: PropertyValues) => Promise<Result>;
}): Promise<Result> {
  const { schema, config, opened, work } = input;
  try {
    const secrets = Object.entries(opened).map(([name, secret]) => [name, secret.reveal()]);
    const values: PropertyValues = { ...(config as PropertyValues), ...Object.fromEntries(secrets) };
    return await work({ ...values, ...operatorClientValues({ schema, values }) });
  } finally {
    for (const secret of Object.values(opened)) secret.wipe();
  }
}
