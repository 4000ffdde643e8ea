import { expect, test } from "vitest";
import { connectorSchemas } from "./registry.generated";

/** What a placeholder leaves open, filled in. */
const whole = (placeholder = "") => placeholder.replace("…", "a".repeat(40));

/** Fields whose values have to lie at a vendor: its domain stands in their pattern. */
const fields = connectorSchemas.flatMap(({ id, steps }) =>
  steps
    .flatMap(({ properties }) => properties)
    .filter(({ json_schema }) => /\\\.[a-z]+\\\.(\(?com|net|cn|io)/.test(json_schema.pattern ?? ""))
    .map(
      ({ name, json_schema, placeholder }) =>
        [`${id} ${name}`, json_schema.pattern ?? "", whole(placeholder)] as const,
    ),
);

/** The same place at somebody else's, as it would be smuggled past a careless pattern. */
function disguised(good: string): readonly string[] {
  const [, scheme = "", host = good, rest = ""] = /^(https:\/\/)?([^/]+)(.*)$/.exec(good) ?? [];
  return [
    `${scheme}${host}.evil.example${rest}`,
    `${scheme}${host}@evil.example${rest}`,
    `${scheme}${host}:443@evil.example${rest}`,
    `${scheme}${host}#.evil.example${rest}`,
    `${scheme}evil.example/${host}${rest}`,
    `${scheme}evil.example?${host}${rest}`,
    `${scheme}evil.example#${host}${rest}`,
    `${scheme}evil.example\\${host}${rest}`,
    `${scheme}evil.example:443@${host}${rest}`,
    `${scheme}evil.example\n${host}${rest}`,
    `${scheme}${host.replace(/\.(?=[^.]*$)/, "x")}${rest}`,
  ];
}

test("the fields are found", () => {
  expect(fields.map(([name]) => name)).toEqual(
    expect.arrayContaining(["salesforce instance", "snowflake host", "msft_sharepoint site_url"]),
  );
});

test.each(fields)("%s takes no host that only looks like the vendor's", (_name, pattern, placeholder) => {
  const takes = new RegExp(pattern, "u");
  expect(takes.test(placeholder), placeholder).toBe(true);
  expect(disguised(placeholder).filter((text) => takes.test(text))).toEqual([]);
});
