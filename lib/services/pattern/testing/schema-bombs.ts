import { sample, sampleWith } from "@/lib/services/destination-type/testing/sample-type";
import { evilPatterns } from "./evil-patterns";

const times = <T>(length: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => make(index));
const nested = (levels: number, make: (inner: unknown) => unknown): unknown =>
  times(levels, (index) => index).reduce<unknown>((inner) => make(inner), 1);

const text = (index: number, schema: object = {}) => ({
  name: `p${index}`,
  title: "P",
  is_required: false,
  json_schema: { type: "string", ...schema },
});
const withProperties = (properties: readonly unknown[]) =>
  sampleWith({ "steps.0.properties": [...sample.steps[0].properties, ...properties] });
const withSchema = (schema: unknown) => sampleWith({ "steps.0.properties.0.json_schema": schema });
const withRequest = (key: string, value: unknown) => sampleWith({ [`check.requests.0.${key}`]: value });

const condition = (index: number) => ({ property: `c${index - 1}`, in: ["a"] });
const choice = (index: number) => ({
  name: `c${index}`,
  title: "C",
  json_schema: { type: "string", enum: ["a", "b"] },
  ...(index === 0 ? {} : { shown_when: condition(index) }),
});

/** Cards of many small things, each of which is allowed. */
const many: readonly (readonly [string, unknown])[] = [
  ["a hundred properties", withProperties(times(95, (index) => text(index)))],
  ["a thousand properties", withProperties(times(1_000, (index) => text(index)))],
  ["a chain of conditions", withProperties(times(95, choice))],
  ["a chain of conditions, backwards", withProperties([...times(95, choice)].reverse())],
  ["choices without end", withSchema({ type: "string", enum: times(5_000, (index) => `v${index}`) })],
  [
    "many long choices",
    withProperties(times(20, (index) => text(index, { enum: times(200, (one) => `${one}`) }))),
  ],
  ["one property five hundred times", withProperties(times(500, () => text(1)))],
  ["a thousand steps", sampleWith({ steps: times(1_000, () => sample.steps[0]) })],
  ["a thousand requests", sampleWith({ "check.requests": times(1_000, () => sample.check.requests[0]) })],
  ["ten requests of marks", withRequest("url", `{{host}}/${"{{bucket}}".repeat(200)}`)],
  ["marks that overlap", withRequest("url", `{{host}}/${"{".repeat(2_000)}`)],
  ["marks that never end", withRequest("url", `{{host}}/${"{{a".repeat(600)}`)],
  ["a long address", withRequest("url", `https://${"a.".repeat(1_000)}`)],
  ["an address of colons", withRequest("url", `https://${":".repeat(2_000)}`)],
  ["headers without end", withRequest("headers", Object.fromEntries(times(2_000, (i) => [`h${i}`, "x"])))],
  [
    "failures without end",
    withRequest(
      "failures",
      times(1_000, () => sample.check.requests[0].failures[0]),
    ),
  ],
  [
    "values to look for without end",
    withRequest("expect", { json: times(1_000, () => ({ pointer: "/a" })) }),
  ],
  ["a pointer of slashes", withRequest("expect", { json: [{ pointer: "/".repeat(10_000) }] })],
  ["an icon of dots", sampleWith({ iconPath: `M${".".repeat(60_000)}` })],
  ["a docs link of slashes", sampleWith({ docsUrl: `https://${"/".repeat(60_000)}` })],
  ["a title of marks", sampleWith({ title: "\u0301".repeat(60_000) })],
];

/** Schemas that grow when they are followed, or nest. */
const deep: readonly (readonly [string, unknown])[] = [
  ["a reference to itself", withSchema({ $ref: "#" })],
  ["a remote reference", withSchema({ type: "string", $ref: "https://evil.example/x.json" })],
  ["definitions that double", withSchema({ type: "string", $defs: nested(20, (a) => ({ a, b: a })) })],
  ["a dynamic reference", withSchema({ type: "string", $dynamicRef: "#x", $dynamicAnchor: "x" })],
  ["a data reference", withSchema({ type: "string", pattern: { $data: "1/x" } })],
  ["allOf in allOf", withSchema(nested(2_000, (inner) => ({ allOf: [inner] })))],
  ["anyOf in anyOf", withSchema(nested(2_000, (inner) => ({ anyOf: [inner] })))],
  ["not in not", withSchema(nested(2_000, (inner) => ({ not: inner })))],
  ["else in else", withSchema(nested(1_000, (inner) => ({ if: false, else: inner })))],
  [
    "objects in objects",
    withSchema(nested(2_000, (inner) => ({ type: "object", properties: { a: inner } }))),
  ],
  ["lists in lists", withSchema(nested(2_000, (inner) => ({ type: "array", items: inner })))],
  ["pattern properties", withSchema({ type: "object", patternProperties: { "^(a+)+$": {} } })],
  ["a meta schema", withSchema({ $schema: "https://evil.example/meta", type: "string" })],
  ["an id of another place", withSchema({ $id: "https://evil.example/id", type: "string" })],
  ["a format of a pattern", withSchema({ type: "string", format: "(a+)+$" })],
  ["lengths that are too large", withSchema({ type: "string", minLength: 2 ** 53, maxLength: 1e308 })],
  ["a length below nothing", withSchema({ type: "string", maxLength: -1 })],
  ["a number that is none", withSchema({ type: "integer", multipleOf: 1e-300 })],
  ["unique lists", withSchema({ type: "array", uniqueItems: true })],
  [
    "a condition in a condition",
    sampleWith({ "steps.0.properties.2.shown_when": nested(500, (a) => ({ a })) }),
  ],
  [
    "a body in a body",
    withRequest(
      "json",
      nested(3_000, (inner) => [inner]),
    ),
  ],
  [
    "a body of bodies",
    withRequest(
      "json",
      nested(3_000, (inner) => ({ a: inner })),
    ),
  ],
  [
    "a body that doubles",
    withRequest(
      "json",
      nested(14, (a) => [a, a]),
    ),
  ],
  ["steps in steps", sampleWith({ steps: nested(2_000, (inner) => [inner]) })],
  ["a check in a check", sampleWith({ check: nested(2_000, (inner) => ({ requests: [inner] })) })],
];

/** Patterns that are small each, and many. */
const patterns: readonly (readonly [string, unknown])[] = [
  "(a|b)*a(a|b){20}$",
  "(a?){15}a{15}",
  "(?i)\\p{L}{9}$",
  "a{255}",
  "(.*){9}x",
  "[^\\p{L}]+$",
  evilPatterns.at(-1) ?? "",
].map((pattern) => [
  `ninety times ${pattern.slice(0, 20)}`,
  withProperties(times(90, (index) => text(index, { pattern, maxLength: 1_024 }))),
]);

export const schemaBombs: readonly (readonly [label: string, value: unknown])[] = [
  ...many,
  ...deep,
  ...patterns,
];
