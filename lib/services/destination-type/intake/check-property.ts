import type { InputProblem } from "@/lib/services/errors";
import { literalChoices } from "@/lib/shared/report-card/literal-choices";
import type { PropertySchema } from "@/lib/shared/report-card/types";
import type { PropertyInput } from "./custom-type-input";
import { type Loc, problem } from "./problem";

interface Placed {
  readonly loc: Loc;
  readonly property: PropertyInput;
}

/** Names that mean something to every JavaScript object. */
const reserved: ReadonlySet<string> = new Set(["constructor", "prototype"]);

/** The id or the address of a secret is none. */
const soundsSecret = /(password|passphrase|secret|token|private_key|api_key)(?!_(id|ur[il]|name)$)/;

/** One property holds together: its name, its secret, its schema, its choices. */
export function checkProperty(input: Placed): readonly InputProblem[] {
  return [
    ...secretProblems(input),
    ...keywordProblems(input),
    ...rangeProblems(input),
    ...choiceProblems(input),
  ];
}

function secretProblems({ loc, property }: Placed): readonly InputProblem[] {
  const { name, is_credential, json_schema: schema } = property;
  const place = [...loc, "json_schema"];
  const problems: InputProblem[] = [];
  if (reserved.has(name)) problems.push(problem([...loc, "name"], "is a reserved word"));
  if (!is_credential) {
    if (schema.writeOnly === true || soundsSecret.test(name)) {
      problems.push(problem([...loc, "is_credential"], "must be true for a secret"));
    }
    return problems;
  }
  if (schema.writeOnly === false)
    problems.push(problem([...place, "writeOnly"], "must be true for a secret"));
  if (schema.type !== "string") problems.push(problem([...place, "type"], "must be string for a secret"));
  // A usual value of a secret would stand in the page for all to read.
  for (const key of ["default", "enum"] as const) {
    if (schema[key] !== undefined) problems.push(problem([...place, key], "does not go with a secret"));
  }
  if (property.immutable) problems.push(problem([...loc, "immutable"], "does not go with a secret"));
  return problems;
}

const keywords = {
  string: ["pattern", "enum", "format", "minLength", "maxLength", "default", "writeOnly"],
  integer: ["enum", "minimum", "maximum", "default"],
  boolean: ["default"],
} as const;

function keywordProblems({ loc, property: { json_schema: schema } }: Placed): readonly InputProblem[] {
  const place = [...loc, "json_schema"];
  const allowed: readonly string[] = ["type", ...keywords[schema.type]];
  const fits = (value: unknown) =>
    schema.type === "integer" ? Number.isSafeInteger(value) : typeof value === schema.type;
  const { enum: choices = [], default: usual } = schema;
  return [
    ...Object.keys(schema)
      .filter((key) => !allowed.includes(key))
      .map((key) => problem([...place, key], `does not go with the type ${schema.type}`)),
    ...choices.flatMap((value, index) => {
      if (!fits(value)) return [problem([...place, "enum", index], `must be of the type ${schema.type}`)];
      return choices.indexOf(value) < index
        ? [problem([...place, "enum", index], "is a choice already")]
        : [];
    }),
    ...(usual !== undefined && !fits(usual)
      ? [problem([...place, "default"], `must be of the type ${schema.type}`)]
      : []),
  ];
}

function rangeProblems({ loc, property: { json_schema: schema } }: Placed): readonly InputProblem[] {
  const place = [...loc, "json_schema"];
  const {
    minLength = 0,
    maxLength = 65_536,
    minimum = -Infinity,
    maximum = Infinity,
    default: usual,
  } = schema;
  const outside =
    (typeof usual === "string" && (usual.length < minLength || usual.length > maxLength)) ||
    (typeof usual === "number" && (usual < minimum || usual > maximum));
  return [
    ...(minLength > maxLength ? [problem([...place, "minLength"], "must not exceed maxLength")] : []),
    ...(minimum > maximum ? [problem([...place, "minimum"], "must not exceed maximum")] : []),
    ...(outside ? [problem([...place, "default"], "must be within the limits")] : []),
  ];
}

function choiceProblems({ loc, property }: Placed): readonly InputProblem[] {
  const { json_schema: schema, choice_titles: titles = {} } = property;
  const choices = literalChoices(schema as PropertySchema)?.map(String);
  const usual = schema.default;
  return [
    ...Object.keys(titles)
      .filter((value) => choices === undefined || !choices.includes(value))
      .map((value) =>
        problem([...loc, "choice_titles", value.slice(0, 100)], "is no choice of this property"),
      ),
    ...(usual !== undefined && choices !== undefined && !choices.includes(String(usual))
      ? [problem([...loc, "json_schema", "default"], "must be one of the choices")]
      : []),
  ];
}
