import "server-only";
import { parseInput } from "@/lib/http/parse-input";
import type { DialectField } from "@/lib/shared/dialect/field";
import { fieldsSchema } from "@/lib/shared/dialect/fields-schema";
import type { DialectAnswers } from "@/lib/shared/dialect/to-answers";
import { refuseProblems } from "./refuse-problems";

/**
 * A vendor's object as answers to our card, where the body's declaration leaves its keys open.
 * @throws InvalidInputError naming what has no such key, another type or does not go together
 */
export function readVendorObject(input: {
  readonly fields: readonly DialectField[];
  readonly value: unknown;
  /** Where in the body it stands. */
  readonly within: readonly string[];
  readonly read: (object: Readonly<Record<string, unknown>>) => DialectAnswers;
}): Record<string, string> {
  const { fields, value, within } = input;
  const object = parseInput({ schema: fieldsSchema({ fields }), value, place: "body", within });
  const { values, problems } = input.read(object);
  refuseProblems({ within, problems });
  return { ...values };
}
