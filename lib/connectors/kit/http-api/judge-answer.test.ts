import { expect, test } from "vitest";
import { textOf } from "../../testing/leaks";
import { toAnswer } from "./api-answer";
import { StageRefusal } from "./api-failure";
import { type Judgement, judgeAnswer } from "./judge-answer";

const refusedKey = { code: "auth_failed", field: "key", message: "No.", hint: "Again." } as const;

type Raw = readonly [status: number, text: string, headers?: Readonly<Record<string, string>>];

function outcomeOf(
  [status, text, headers = {}]: Raw,
  over: Partial<Omit<Judgement, "answer">> = {},
): { readonly code?: string; readonly field?: string; readonly details?: unknown } {
  const answer = toAnswer({ status, text, header: (name) => headers[name] ?? "" });
  try {
    judgeAnswer({ service: "Acme", hostField: "host", credentialField: "key", ...over, answer });
    return {};
  } catch (error) {
    if (error instanceof StageRefusal) return error.outcome;
    throw error;
  }
}

const html = { "content-type": "text/html" };

/** Raw statuses and bodies, then code and field. */
test.each<[string, Raw, string | undefined, string | undefined]>([
  ["200 with JSON", [200, "{}"], undefined, undefined],
  ["204 with nothing, where JSON is wanted", [204, ""], "wrong_service", "host"],
  ["200 with a page", [200, "<html>", html], "wrong_service", "host"],
  ["200 with a page that says nothing of its type", [200, " <!DOCTYPE html>"], "wrong_service", "host"],
  ["200 with something else", [200, "hello"], "wrong_service", "host"],
  ["301", [301, ""], "wrong_service", "host"],
  ["302", [302, "{}"], "wrong_service", "host"],
  ["308", [308, ""], "wrong_service", "host"],
  ["400", [400, "{}"], "provider_error", undefined],
  ["400 with a page", [400, "<html>", html], "wrong_service", "host"],
  ["401", [401, ""], "auth_failed", "key"],
  ["401 with a page", [401, "<html>", html], "auth_failed", "key"],
  ["403", [403, "{}"], "permission_denied", "key"],
  ["404", [404, ""], "not_found", "host"],
  ["408", [408, ""], "timeout", undefined],
  ["429", [429, ""], "rate_limited", undefined],
  ["500", [500, "{}"], "provider_error", undefined],
  ["502 with a page", [502, "<html>", html], "provider_error", undefined],
  ["503", [503, ""], "provider_error", undefined],
])("%s", (_name, raw, code, field) => {
  const { code: found, field: pointed } = outcomeOf(raw);
  expect({ code: found, field: pointed }).toEqual({ code, field });
});

test("an endpoint's own table comes first: status and reason, then the reason, then the status", () => {
  const reason = () => "bad_key";
  const other = { ...refusedKey, code: "permission_denied" } as const;
  expect(outcomeOf([400, "{}"], { failures: { "400": refusedKey } }).code).toBe("auth_failed");
  expect(outcomeOf([200, "{}"], { reason, failures: { bad_key: refusedKey } }).code).toBe("auth_failed");
  const all = { "400 bad_key": other, bad_key: refusedKey, "400": refusedKey };
  expect(outcomeOf([400, "{}"], { reason, failures: all }).code).toBe("permission_denied");
});

test("being busy or broken judges no credential, whatever the table says", () => {
  const failures = { "429": refusedKey, "500": refusedKey, bad_key: refusedKey };
  const reason = () => "bad_key";
  expect(outcomeOf([429, "{}"], { failures, reason }).code).toBe("rate_limited");
  expect(outcomeOf([500, "{}"], { failures, reason }).code).toBe("provider_error");
});

test.each(["__proto__", "constructor", "toString"])("a reason %j names nothing of ours", (name) => {
  expect(outcomeOf([400, "{}"], { failures: {}, reason: () => name }).code).toBe("provider_error");
});

test("upstream text does not come out; the status and when to try again do", () => {
  const body = JSON.stringify({ error: "bad s3cret-of-ours" });
  const outcome = outcomeOf([429, body, { "retry-after": "120" }]);
  expect(textOf(outcome)).not.toContain("s3cret-of-ours");
  expect(outcome.details).toEqual([
    { label: "HTTP status", value: "429" },
    { label: "Retry after", value: "120" },
  ]);
  expect(outcomeOf([429, "", { "retry-after": "<b>now</b>" }]).details).toHaveLength(1);
});
