import { expect, test } from "vitest";
import { StageRefusal } from "../kit/http-api/api-failure";
import { readSettings } from "../kit/http-api/read-settings";
import { buildRequest } from "./build-request";
import type { DeclaredRequest } from "./declarative-check";
import { readUrlTemplate } from "./url-template";

const declared: DeclaredRequest = {
  id: "me",
  title: "Me",
  method: "POST",
  url: "{{host}}:{{port}}/v1/{{account}}?q={{q}}",
  expect: { status: ["200"] },
  failures: [],
};
const answers = { host: "api.example.com", port: 8443, account: "north", q: "x", key: "s3cret", n: 5 };

function build(over: Partial<DeclaredRequest> = {}, values: object = {}) {
  const request = { ...declared, ...over };
  const template = readUrlTemplate(request.url);
  if (template === null) throw new Error("no URL");
  return buildRequest({ request, template, settings: readSettings({ ...answers, ...values }) });
}

/** Code and field with which the answers are refused. */
function refusal(over: Partial<DeclaredRequest>, values: object) {
  try {
    return build(over, values).url;
  } catch (error) {
    if (!(error instanceof StageRefusal)) throw error;
    return [error.outcome.code, error.outcome.field];
  }
}

test("each value is encoded for where it stands", () => {
  const { url } = build({}, { account: "a/b?c#d@e:f g", q: "1&admin=1#x+y" });
  expect(url).toBe("https://api.example.com:8443/v1/a%2Fb%3Fc%23d%40e%3Af%20g?q=1%26admin%3D1%23x%2By");
  expect(new URL(url).hostname).toBe("api.example.com");
  expect([...new URL(url).searchParams.keys()]).toEqual(["q"]);
});

test("a mark inside an answer is text", () => {
  expect(build({}, { account: "{{key}}", q: "{{q}}" }).url).toBe(
    "https://api.example.com:8443/v1/%7B%7Bkey%7D%7D?q=%7B%7Bq%7D%7D",
  );
  const sent = build(
    { headers: { "x-a": "{{account}}" }, json: { a: "{{account}}" } },
    { account: "{{key}}" },
  );
  expect(sent.headers).toEqual({ "x-a": "{{key}}" });
  expect(sent.json).toEqual({ a: "{{key}}" });
});

test("what looks like a member of every object is no answer", () => {
  expect(build({ url: "https://api.example.com/{{constructor}}" }).url).toBe("https://api.example.com/");
});

test.each([
  ["evil.example@api.example.com"],
  ["user:pass@evil.example"],
  ["evil.example/"],
  ["evil.example#"],
  ["evil.example?"],
  ["evil.example\\@x"],
  ["evil.example:22"],
  ["https://evil.example"],
  ["evil.example%2f"],
  ["evil example"],
  ["evil\r\nexample"],
  ["evil\uff0fexample"],
  ["evil\uff20example"],
  ["[::1"],
  ["[::1]@evil"],
  ["a".repeat(254)],
  [""],
])("%j is no host", (host) => {
  expect(refusal({}, { host })).toEqual(["invalid_host", "host"]);
});

test.each([
  ["api.example.com", "https://api.example.com"],
  ["API.Example.com", "https://api.example.com"],
  ["bücher.example", "https://xn--bcher-kva.example"],
  ["10.0.0.1", "https://10.0.0.1"],
  ["::1", "https://[::1]"],
  ["[::1]", "https://[::1]"],
])("%j is a host", (host, origin) => {
  expect(build({ url: "{{host}}/x" }, { host }).url).toBe(`${origin}/x`);
});

test.each([["0"], ["65536"], ["22@evil"], ["x"], ["-1"], [" "]])("%j is no port", (port) => {
  const got = refusal({}, { port });
  // Blank is the port of the scheme.
  if (port.trim() === "") expect(got).toContain("https://api.example.com/");
  else expect(got).toEqual(["invalid_port", "port"]);
});

test.each([[".."], ["."], ["%2e%2e"], [".%2E"]])("%j leads out of no path", (account) => {
  const got = refusal({ url: "{{host}}/v1/{{account}}/me" }, { account });
  if (account.includes("%")) expect(got).toBe(`https://api.example.com/v1/${encodeURIComponent(account)}/me`);
  else expect(got).toEqual(["invalid_value", "account"]);
});

test.each([["a\r\nX-Evil: 1"], ["a\nb"], ["a\rb"], ["a\0b"], ["a\u2028b"], ["\ud800"]])(
  "%j cannot stand in a header",
  (key) => {
    expect(refusal({ headers: { authorization: "Bearer {{key}}" } }, { key })).toEqual([
      "invalid_value",
      "key",
    ]);
  },
);

test("a header whose marks are all blank is left out", () => {
  const headers = { "x-a": "{{none}}", "x-b": "{{none}}{{account}}", "x-c": "fixed" };
  expect(build({ headers }).headers).toEqual({ "x-b": "north", "x-c": "fixed" });
});

test("a login is sent as HTTP Basic, whatever is in it", () => {
  const { headers } = build(
    { basicAuth: { username: "{{account}}", password: "{{key}}" } },
    { key: "ü\r\n:x" },
  );
  const sent = Buffer.from(String(headers?.authorization).replace("Basic ", ""), "base64").toString();
  expect(sent).toBe("north:ü\r\n:x");
});

test("bodies are filled in their texts alone", () => {
  expect(build({ json: { list: ["{{account}}", 1, null], n: "{{n}}" } }).json).toEqual({
    list: ["north", 1, null],
    n: "5",
  });
  expect(build({ form: { a: "{{q}}" } }, { q: "1&b=2" }).form).toEqual({ a: "1&b=2" });
});

test.each([
  ["http://api.example.com/"],
  ["https://a@b/"],
  ["https://{{host}}.evil.example/"],
  ["https://x{{host}}/"],
  ["https://api.example.com/#x"],
  ["https://api.example.com\\evil"],
  ["//api.example.com"],
  ["javascript:alert(1)"],
  ["https://api.example.com /"],
])("%j is no URL template", (url) => {
  expect(readUrlTemplate(url)).toBeNull();
});
