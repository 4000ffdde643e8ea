import type { MalformedType } from "./malformed-type";
import { sample } from "./sample-type";

const request = "check.requests.0";
const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
const conditionOn = (property: string, ...choices: unknown[]) => ({ property, in: choices });

/** Checks that do not hold together. */
export const malformedRequests: readonly MalformedType[] = [
  ["no requests", { "check.requests": [] }, ["check.requests"]],
  [
    "a request twice",
    { "check.requests": [sample.check.requests[0], sample.check.requests[0]] },
    ["check.requests.1.id"],
  ],
  ["a request with the id of our test", { [`${request}.id`]: "tls" }, [`${request}.id`]],
  ["a method that changes things", { [`${request}.method`]: "DELETE" }, [`${request}.method`]],
  ["an address without TLS", { [`${request}.url`]: "http://api.example.com/" }, [`${request}.url`]],
  ["another scheme", { [`${request}.url`]: "file:///etc/passwd" }, [`${request}.url`]],
  ["a user in the address", { [`${request}.url`]: "https://user@api.example.com/" }, [`${request}.url`]],
  ["a mark before the host", { [`${request}.url`]: "https://{{bucket}}@evil.example/" }, [`${request}.url`]],
  ["a part of a host", { [`${request}.url`]: "https://{{host}}.example.com/" }, [`${request}.url`]],
  [
    "a host that is free text",
    { [`${request}.url`]: "https://{{bucket}}/" },
    [`${request}.url`, `${request}.url`],
  ],
  ["a secret host", { [`${request}.url`]: "https://{{api_key}}/" }, [`${request}.url`]],
  ["a port that is text", { [`${request}.url`]: "https://{{host}}:{{region}}/" }, [`${request}.url`]],
  ["a port that is none", { [`${request}.url`]: "https://api.example.com:99999/" }, [`${request}.url`]],
  ["a mark of nothing", { [`${request}.url`]: "{{host}}/{{nowhere}}" }, [`${request}.url`]],
  [
    "a mark with spaces",
    { [`${request}.url`]: "{{host}}/{{ bucket }}" },
    [`${request}.url`, `${request}.url`],
  ],
  ["a half mark", { [`${request}.headers`]: { a: "{{api_key" } }, [`${request}.headers`]],
  ["a secret in the path", { [`${request}.url`]: "{{host}}/{{api_key}}" }, [`${request}.url`]],
  ["a secret in the query", { [`${request}.url`]: "{{host}}/?k={{api_key}}" }, [`${request}.url`]],
  [
    "a query secret that is not there",
    { [`${request}.querySecrets`]: ["api_key"] },
    [`${request}.querySecrets.0`],
  ],
  [
    "a header that frames",
    { [`${request}.headers`]: { "Transfer-Encoding": "chunked" } },
    [`${request}.headers.Transfer-Encoding`],
  ],
  ["the host header", { [`${request}.headers`]: { Host: "evil" } }, [`${request}.headers.Host`]],
  [
    "a header with a line break",
    { [`${request}.headers`]: { a: "b\r\nX-Evil: 1" } },
    [`${request}.headers.a`],
  ],
  [
    "a header name with a line break",
    { [`${request}.headers`]: { "a\r\nb": "c" } },
    [`${request}.headers.a\r\nb`],
  ],
  ["a header twice", { [`${request}.headers`]: { "X-A": "1", "x-a": "2" } }, [`${request}.headers.x-a`]],
  ["a body with GET", { [`${request}.method`]: "GET" }, [`${request}.json`]],
  ["two bodies", { [`${request}.form`]: { a: "b" } }, [`${request}.form`]],
  ["a body that is too deep", { [`${request}.json`]: deep(9) }, [`${request}.json`]],
  ["a body that is far too deep", { [`${request}.json`]: deep(6_000) }, [`${request}.json`]],
  [
    "a body that is too large",
    { [`${request}.json`]: Array.from({ length: 201 }, () => 1) },
    [`${request}.json`],
  ],
  [
    "a body that HEAD never has",
    { [`${request}.method`]: "HEAD", [`${request}.json`]: undefined },
    [`${request}.expect.json`],
  ],
  ["a status that is none", { [`${request}.expect.status`]: ["999"] }, [`${request}.expect.status.0`]],
  [
    "a pointer that is none",
    { [`${request}.expect.json`]: [{ pointer: "id" }] },
    [`${request}.expect.json.0.pointer`],
  ],
  ["a cause of its own", { [`${request}.failures.0.code`]: "boom" }, [`${request}.failures.0.code`]],
  ["a cause of a crash", { [`${request}.failures.0.status`]: 500 }, [`${request}.failures.0.status`]],
  ["a cause of being busy", { [`${request}.failures.0.status`]: 429 }, [`${request}.failures.0.status`]],
  [
    "a cause that points nowhere",
    { [`${request}.failures.0.field`]: "nowhere" },
    [`${request}.failures.0.field`],
  ],
  [
    "a condition of a request on nothing",
    { [`${request}.when`]: conditionOn("nowhere", "x") },
    [`${request}.when.property`],
  ],
];
