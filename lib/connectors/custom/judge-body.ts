import type { ApiFailure } from "../kit/http-api/api-failure";
import type { DeclaredFailure, DeclaredValue } from "./declarative-check";

/** What the first value that is not as declared means; null where all are. */
export function judgeBody(input: {
  readonly json: unknown;
  readonly values: readonly DeclaredValue[];
  readonly service: string;
}): ApiFailure | null {
  const wrong = input.values.find((value) => !holds(value, input.json));
  if (wrong === undefined) return null;
  return wrong.failure === undefined
    ? {
        code: "wrong_service",
        message: `${input.service} answered, but not with what the test looks for.`,
        hint: "Check that the address and the account are the right ones.",
      }
    : toFailure(wrong.failure);
}

/** A declared cause as the kit has it. */
export function toFailure({ code, message, hint, field }: DeclaredFailure): ApiFailure {
  return { code, message, hint, ...(field === undefined ? {} : { field }) };
}

function holds({ pointer, equals }: DeclaredValue, json: unknown): boolean {
  const found = valueAt(json, pointer);
  return equals === undefined ? found !== undefined : found === equals;
}

/** RFC 6901, over own members alone. */
function valueAt(json: unknown, pointer: string): unknown {
  let value: unknown = json;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
