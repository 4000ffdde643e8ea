import "server-only";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { validateAnswers } from "@/lib/services/capture/validate-answers";
import { type InputProblem, InvalidInputError } from "@/lib/services/errors";
import { defaultAnswers } from "@/lib/shared/report-card/default-answers";
import { findProperty } from "@/lib/shared/report-card/find-property";
import { isCredential } from "@/lib/shared/report-card/is-credential";
import type { PropertyValues } from "@/lib/shared/report-card/types";

/** Answers that hold, apart: what may be shown and what is sealed. */
export interface AcceptedCredentials {
  readonly config: Readonly<Record<string, string | number | boolean>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Both together, for the connector. */
  readonly values: PropertyValues;
}

/**
 * Judges credentials that came through the API as strictly as the form's, and refuses by name what the
 * card does not ask for with these answers: nothing is dropped unseen. What the form would open with counts
 * where nothing else is given.
 * @param given what the caller sent
 * @param own values Latchkey made or has on file
 * @throws InvalidInputError
 */
export function acceptCredentials(input: {
  readonly schema: ConnectorSchema;
  readonly given: PropertyValues;
  readonly own: PropertyValues;
}): AcceptedCredentials {
  const { schema, given } = input;
  const { steps } = schema;
  const answers = { ...defaultAnswers({ steps }), ...input.own, ...given };
  const { values, properties, errors } = validateAnswers({ steps, policies: [], answers, configured: [] });
  const applies = new Set(properties.map(({ name }) => name));
  const foreign = Object.keys(given).flatMap((name) => problemOf({ schema, name, applies }));
  const problems = [
    ...foreign,
    ...errors.map(({ property, message }) => ({
      loc: ["body", "credentials", property],
      msg: message,
      type: "value_error",
    })),
  ];
  if (problems.length > 0) throw new InvalidInputError({ problems });
  const known = Object.entries(values).filter(
    (entry): entry is [string, string | number | boolean] => entry[1] !== undefined,
  );
  const isSecret = ([name]: readonly [string, unknown]) => isCredential({ steps, name });
  return {
    values,
    config: Object.fromEntries(known.filter((entry) => !isSecret(entry))),
    secrets: Object.fromEntries(known.filter(isSecret).map(([name, value]) => [name, String(value)])),
  };
}

function problemOf(input: {
  readonly schema: ConnectorSchema;
  readonly name: string;
  readonly applies: ReadonlySet<string>;
}): readonly InputProblem[] {
  const { schema, name, applies } = input;
  const property = findProperty({ steps: schema.steps, name });
  const loc = ["body", "credentials", name.slice(0, 100)];
  const type = "extra_forbidden";
  if (property === undefined) return [{ loc, type, msg: `is not a property of ${schema.id}` }];
  if (property.system_provided) return [{ loc, type, msg: "is provided by Latchkey and cannot be sent" }];
  return applies.has(name) ? [] : [{ loc, type, msg: "does not apply with the other answers" }];
}
