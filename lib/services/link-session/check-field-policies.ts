import "server-only";
import { answerValidator } from "@/lib/services/capture/answer-validator";
import { getDestinationType } from "@/lib/services/destination-type/get-destination-type";
import { type InputProblem, InvalidInputError } from "@/lib/services/errors";
import { findProperty } from "@/lib/shared/report-card/find-property";
import { isCredential } from "@/lib/shared/report-card/is-credential";
import type { ReportCardStep } from "@/lib/shared/report-card/types";
import type { CreateLinkSessionInput } from "./create-link-session-input";

/**
 * Refuses field policies that name an unknown type or property, a secret (a secret must never travel
 * through a browser as a default), or a value the property itself would refuse.
 * @throws InvalidInputError naming the place
 */
export async function checkFieldPolicies(input: {
  readonly workspaceId: string;
  readonly fields: CreateLinkSessionInput["fields"];
  readonly destinationTypes: readonly string[];
  /** Of the connection's type, where there is a connection. */
  readonly typeVersion: number | null;
}): Promise<void> {
  const problems: InputProblem[] = [];
  for (const [type, policies] of Object.entries(input.fields)) {
    if (!input.destinationTypes.includes(type)) {
      problems.push({
        loc: ["body", "fields", type],
        msg: "is not among destinationTypes",
        type: "value_error",
      });
      continue;
    }
    const { workspaceId, typeVersion: version } = input;
    const { steps } = await getDestinationType({ workspaceId, type, version });
    for (const [index, policy] of policies.entries()) {
      const msg = problemOf({ steps, policy });
      if (msg !== null) problems.push({ loc: ["body", "fields", type, index], msg, type: "value_error" });
    }
  }
  if (problems.length > 0) throw new InvalidInputError({ problems });
}

function problemOf(input: {
  readonly steps: readonly ReportCardStep[];
  readonly policy: CreateLinkSessionInput["fields"][string][number];
}): string | null {
  const { steps } = input;
  const property = findProperty({ steps, name: input.policy.property });
  if (property === undefined) return "names a property this destination type does not have";
  if (isCredential({ steps, name: property.name })) return "a secret cannot be prefilled, locked or hidden";
  if (property.system_provided) return "this property is provided by Latchkey";
  const validate = answerValidator({ properties: [property] });
  return validate({ [property.name]: input.policy.value }).length === 0
    ? null
    : "the value does not fit the property";
}
