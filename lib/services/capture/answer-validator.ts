import "server-only";
import { X509Certificate } from "node:crypto";
import { Ajv, type ValidateFunction } from "ajv";
import { patternTester } from "@/lib/services/pattern/match-pattern";
import { RecentValues } from "@/lib/shared/recent-values";
import type { PropertyValues, ReportCardProperty } from "@/lib/shared/report-card/types";

/** No answer is longer, in characters; a PEM bundle is the longest there is. */
const longestAnswer = 64 * 1024;

/** Ajv keeps one pattern apart from another by its text. */
const regExp = Object.assign(
  (pattern: string) => {
    const tester = patternTester({ pattern });
    return { test: (text: string) => tester.test(text), toString: () => `/${pattern}/u` };
  },
  { code: "patternTester" },
);

const ajv = new Ajv({ strict: true, allErrors: true, ownProperties: true, code: { regExp } });
ajv.addFormat("pem", { type: "string", validate: isCertificate });
ajv.addFormat("hostname", { type: "string", validate: (text) => /^[^\s/@\\]{1,253}$/.test(text) });
ajv.addFormat("uri", { type: "string", validate: (text) => URL.canParse(text) });

/** Node takes a garbage `ca` without a word, so a certificate is parsed before it is believed. */
function isCertificate(text: string): boolean {
  try {
    new X509Certificate(text);
    return true;
  } catch {
    return false;
  }
}

/** Names of the properties whose answer is missing or wrong; empty when all is well. */
export type AnswerValidator = (values: PropertyValues) => readonly string[];

/** Enough for the whole catalogue; operators' own types come and go. */
const compiled = new RecentValues<AnswerValidator>({ most: 5_000, forMs: 24 * 3_600_000 });

/**
 * The validation that counts: ajv over exactly the properties that apply. An answer to any other
 * property is refused too. Compiled once per set of properties and kept for a day.
 * @param properties the properties that apply to these answers
 * @param optional properties that may stay blank because a secret is on file
 */
export function answerValidator(input: {
  readonly properties: readonly ReportCardProperty[];
  readonly optional?: readonly string[];
}): AnswerValidator {
  const required = input.properties
    .filter((property) => property.is_required && !(input.optional ?? []).includes(property.name))
    .map((property) => property.name);
  const schema = {
    type: "object",
    additionalProperties: false,
    required,
    properties: Object.fromEntries(
      input.properties.map((property) => [property.name, valueSchema(property)]),
    ),
  };
  const key = JSON.stringify(schema);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const validator = toNames(ajv.compile(schema));
  // Ajv has a cache of its own, which forgets nothing.
  ajv.removeSchema(schema);
  return compiled.add(key, validator);
}

function valueSchema(property: ReportCardProperty): object {
  const { default: _default, writeOnly: _writeOnly, ...schema } = property.json_schema;
  // Two answers above may leave no choice together; a schema has to name one.
  if (schema.enum?.length === 0) return { not: {} };
  if (schema.type !== "string") return schema;
  return { maxLength: longestAnswer, ...(property.is_required ? { minLength: 1 } : {}), ...schema };
}

function toNames(validate: ValidateFunction): AnswerValidator {
  return (values) => {
    if (validate(values)) return [];
    const names = (validate.errors ?? []).map((error) => {
      const params = error.params as { missingProperty?: string; additionalProperty?: string };
      return params.missingProperty ?? params.additionalProperty ?? error.instancePath.split("/")[1] ?? "";
    });
    return [...new Set(names)];
  };
}
