import "server-only";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { generateKeyPair } from "@/lib/network/generate-key-pair";
import { newExternalIds } from "@/lib/services/operator/provided-values";
import { applicableProperties } from "@/lib/shared/report-card/applicable-properties";
import { cleanAnswers } from "@/lib/shared/report-card/clean-answers";
import { defaultAnswers } from "@/lib/shared/report-card/default-answers";
import type { PropertyValues } from "@/lib/shared/report-card/types";

/**
 * The values Latchkey makes for a connection with these answers: key pairs and external ids that apply and
 * are not on file yet. Secrets are among them.
 */
export async function makeOwnValues(input: {
  readonly schema: ConnectorSchema;
  readonly given: PropertyValues;
  readonly known: PropertyValues;
}): Promise<PropertyValues> {
  const { schema, known } = input;
  const { steps } = schema;
  const { values } = cleanAnswers({ steps, values: { ...defaultAnswers({ steps }), ...input.given } });
  const applies = new Set(applicableProperties({ steps, values }).map(({ name }) => name));
  const made: Record<string, string> = { ...newExternalIds({ schema, known }) };
  for (const { kind, publicProperty, privateProperty } of schema.generated ?? []) {
    if (!applies.has(publicProperty) || known[publicProperty] !== undefined) continue;
    const pair = await generateKeyPair({ kind });
    made[publicProperty] = pair.publicKey;
    made[privateProperty] = pair.privateKey;
  }
  return Object.fromEntries(Object.entries(made).filter(([name]) => applies.has(name)));
}
