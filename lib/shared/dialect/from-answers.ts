import type { DialectField } from "./field";

/** A vendor's object, nested as the vendor nests it. */
export type VendorObject = Record<string, unknown>;

/**
 * Answers on file as the vendor's object. A key whose answer is not there is `null`; one that means nothing
 * under these answers is left out, and so is a secret unless there is a mask for it.
 * @param secrets names of the secrets on file
 * @param mask shown in place of a secret
 */
export function fromAnswers(input: {
  readonly fields: readonly DialectField[];
  readonly config: Readonly<Record<string, string | number | boolean>>;
  readonly secrets: readonly string[];
  /** Names of all properties that are secrets, on file or not. */
  readonly credentials: readonly string[];
  readonly mask?: string;
}): VendorObject {
  const object: VendorObject = {};
  for (const field of input.fields) {
    const value = shownValue({ ...input, field });
    if (value !== undefined) put({ object, path: field.path, value });
  }
  return object;
}

function shownValue(input: Parameters<typeof fromAnswers>[0] & { readonly field: DialectField }): unknown {
  const { field, config, mask } = input;
  const { property, when = {} } = field;
  const holds = Object.entries(when).every(([name, answer]) => String(config[name]) === answer);
  // With a mask every key is shown: the vendor's object is flat, and its keys are always the same.
  if (!holds) return mask === undefined ? undefined : null;
  if (field.only !== undefined) return field.only;
  if (property === null) return undefined;
  if (input.credentials.includes(property)) {
    if (mask === undefined) return undefined;
    return input.secrets.includes(property) ? mask : null;
  }
  const answer = config[property];
  return answer === undefined ? null : wireValue({ field, answer });
}

function wireValue(input: {
  readonly field: DialectField;
  readonly answer: string | number | boolean;
}): string | number | boolean {
  const { field } = input;
  const ours = String(input.answer);
  const word = Object.entries(field.words ?? {}).find(([, answer]) => answer === ours)?.[0] ?? ours;
  if (field.wire === "integer") return Number(word);
  return field.wire === "boolean" ? word === "true" : word;
}

function put(input: {
  readonly object: VendorObject;
  readonly path: readonly string[];
  readonly value: unknown;
}): void {
  const [key = "", ...rest] = input.path;
  if (rest.length === 0) {
    input.object[key] = input.value;
    return;
  }
  input.object[key] ??= {};
  put({ object: input.object[key] as VendorObject, path: rest, value: input.value });
}
