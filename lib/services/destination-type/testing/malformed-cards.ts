import type { MalformedType } from "./malformed-type";
import { sample } from "./sample-type";

const properties = "steps.0.properties";
const request = "check.requests.0";
const long = (length: number) => "x".repeat(length);
const conditionOn = (property: string, ...choices: unknown[]) => ({ property, in: choices });

/** Report cards that do not hold together. */
export const malformedCards: readonly MalformedType[] = [
  ["an id with capitals", { id: "Sample" }, ["id"]],
  ["an id that begins with a digit", { id: "1sample" }, ["id"]],
  ["an id that is too long", { id: long(64) }, ["id"]],
  ["no title", { title: undefined }, ["title"]],
  ["a title that turns the writing", { title: "Sam\u202eple" }, ["title"]],
  ["a title of two lines", { title: "Sam\nple" }, ["title"]],
  ["a category of its own", { category: "toys" }, ["category"]],
  ["a docs link that runs", { docsUrl: "javascript:alert(1)" }, ["docsUrl", "docsUrl"]],
  ["a docs link without TLS", { docsUrl: "http://docs.example.com" }, ["docsUrl", "docsUrl"]],
  ["a docs link with a user", { docsUrl: "https://evil@docs.example.com" }, ["docsUrl"]],
  ["an icon that is markup", { iconPath: 'M0 0"/><script>' }, ["iconPath"]],
  ["a member that is none", { script: "x" }, ["script"]],
  ["a prototype", { __proto__x: 1 }, ["__proto__x"]],
  ["no steps", { steps: [] }, ["steps"]],
  ["a step that is no form", { "steps.0.type": "oauth" }, ["steps.0.type"]],
  ["a step of Latchkey's", { "steps.0.id": "check" }, ["steps.0.id"]],
  [
    "a step twice",
    { steps: [sample.steps[0], { ...sample.steps[0], properties: [named("other")] }] },
    ["steps.1.id"],
  ],
  ["a property twice", { [`${properties}.3.name`]: "host" }, [`${properties}.3.name`, `${request}.url`]],
  ["a name with capitals", { [`${properties}.3.name`]: "Count" }, [`${properties}.3.name`]],
  ["a name that every object has", { [`${properties}.5`]: named("constructor") }, [`${properties}.5.name`]],
  [
    "a property that Latchkey fills",
    { [`${properties}.0.system_provided`]: true },
    [`${properties}.0.system_provided`],
  ],
  [
    "a hidden default of a secret",
    { [`${properties}.4.json_schema.default`]: "s3cret-x" },
    [`${properties}.4.json_schema.default`],
  ],
  [
    "a secret that may be shown",
    { [`${properties}.4.json_schema.writeOnly`]: false },
    [`${properties}.4.json_schema.writeOnly`],
  ],
  [
    "a secret number",
    { [`${properties}.4.json_schema`]: { type: "integer" } },
    [`${properties}.4.json_schema.type`],
  ],
  ["a secret in plain", { [`${properties}.4.is_credential`]: false }, [`${properties}.4.is_credential`]],
  [
    "writeOnly on what is no secret",
    { [`${properties}.2.json_schema.writeOnly`]: true },
    [`${properties}.2.is_credential`],
  ],
  [
    "a reference",
    { [`${properties}.0.json_schema`]: { $ref: "https://evil.example/schema" } },
    [`${properties}.0.json_schema.type`, `${properties}.0.json_schema.$ref`],
  ],
  [
    "a data reference",
    { [`${properties}.0.json_schema`]: { type: "string", maxLength: { $data: "1/x" } } },
    [`${properties}.0.json_schema.maxLength`],
  ],
  [
    "a schema inside a schema",
    { [`${properties}.0.json_schema.allOf`]: [] },
    [`${properties}.0.json_schema.allOf`],
  ],
  [
    "an object",
    { [`${properties}.0.json_schema`]: { type: "object" } },
    [`${properties}.0.json_schema.type`],
  ],
  [
    "a format that is none",
    { [`${properties}.0.json_schema.format`]: "email" },
    [`${properties}.0.json_schema.format`],
  ],
  [
    "a pattern on a number",
    { [`${properties}.3.json_schema.pattern`]: "^1$" },
    [`${properties}.3.json_schema.pattern`],
  ],
  [
    "a minimum of a text",
    { [`${properties}.0.json_schema.minimum`]: 1 },
    [`${properties}.0.json_schema.minimum`],
  ],
  [
    "limits the wrong way round",
    { [`${properties}.3.json_schema.minimum`]: 10 },
    [`${properties}.3.json_schema.minimum`],
  ],
  [
    "lengths the wrong way round",
    { [`${properties}.4.json_schema.minLength`]: 300 },
    [`${properties}.4.json_schema.minLength`],
  ],
  [
    "a default outside",
    { [`${properties}.3.json_schema.default`]: 10 },
    [`${properties}.3.json_schema.default`],
  ],
  [
    "a default of another type",
    { [`${properties}.3.json_schema.default`]: "1" },
    [`${properties}.3.json_schema.default`],
  ],
  [
    "a default that is no choice",
    { [`${properties}.1.json_schema.default`]: "mars" },
    [`${properties}.1.json_schema.default`],
  ],
  [
    "a default that misses the pattern",
    { [`${properties}.2.json_schema.default`]: "UP" },
    [`${properties}.2.json_schema.default`],
  ],
  [
    "a choice twice",
    { [`${properties}.1.json_schema.enum`]: ["eu", "us", "eu"] },
    [`${properties}.1.json_schema.enum.2`],
  ],
  [
    "a choice of another type",
    { [`${properties}.1.json_schema.enum`]: ["eu", "us", 3] },
    [`${properties}.1.json_schema.enum.2`],
  ],
  [
    "too many choices",
    { [`${properties}.1.json_schema.enum`]: Array.from({ length: 201 }, (_, i) => `c${i}`) },
    [`${properties}.1.json_schema.enum`],
  ],
  [
    "a label of no choice",
    { [`${properties}.1.choice_titles.mars`]: "Mars" },
    [`${properties}.1.choice_titles.mars`],
  ],
  [
    "a pattern that looks ahead",
    { [`${properties}.2.json_schema.pattern`]: "^(?=a)b" },
    [`${properties}.2.json_schema.pattern`],
  ],
  [
    "a pattern that is broken",
    { [`${properties}.2.json_schema.pattern`]: "(" },
    [`${properties}.2.json_schema.pattern`],
  ],
  [
    "a pattern that is too long",
    { [`${properties}.2.json_schema.pattern`]: long(257) },
    [`${properties}.2.json_schema.pattern`],
  ],
  [
    "a pattern on long texts",
    { [`${properties}.2.json_schema.maxLength`]: 1_025 },
    [`${properties}.2.json_schema.maxLength`],
  ],
  [
    "a condition on what comes later",
    { [`${properties}.0.shown_when`]: conditionOn("region", "eu") },
    [`${properties}.0.shown_when.property`, `${request}.url`],
  ],
  [
    "a condition on itself",
    { [`${properties}.1.shown_when`]: conditionOn("region", "eu") },
    [`${properties}.1.shown_when.property`],
  ],
  [
    "a condition on nothing",
    { [`${properties}.2.shown_when`]: conditionOn("nowhere", "eu") },
    [`${properties}.2.shown_when.property`],
  ],
  [
    "a condition on free text",
    { [`${properties}.2.shown_when`]: conditionOn("host", "a") },
    [`${properties}.2.shown_when.property`],
  ],
  [
    "a condition on no choice",
    { [`${properties}.2.shown_when`]: conditionOn("region", "mars") },
    [`${properties}.2.shown_when.in.0`],
  ],
];

function named(name: string) {
  return { name, title: name, json_schema: { type: "string" } };
}
