/** A type that is accepted, with one of everything. */
export const sample = {
  id: "sample",
  title: "Sample",
  category: "saas",
  docsUrl: "https://docs.example.com/keys",
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      properties: [
        { name: "host", title: "Host", json_schema: { type: "string", format: "hostname" } },
        {
          name: "region",
          title: "Region",
          json_schema: { type: "string", enum: ["eu", "us"], default: "eu" },
          choice_titles: { eu: "Europe", us: "America" },
        },
        {
          name: "bucket",
          title: "Bucket",
          is_required: false,
          json_schema: { type: "string", pattern: "^[a-z]{2,20}$", maxLength: 20 },
          shown_when: { property: "region", in: ["eu"] },
        },
        { name: "count", title: "Count", json_schema: { type: "integer", minimum: 1, maximum: 9 } },
        {
          name: "api_key",
          title: "Key",
          is_credential: true,
          json_schema: { type: "string", minLength: 8, maxLength: 200 },
        },
      ],
    },
  ],
  check: {
    requests: [
      {
        id: "sign_in",
        title: "Sign in",
        method: "POST",
        url: "{{host}}/v1/{{bucket}}?count={{count}}",
        headers: { "X-Key": "{{api_key}}" },
        json: { region: ["{{region}}"] },
        when: { property: "region", in: ["eu"] },
        expect: { json: [{ pointer: "/id" }] },
        failures: [{ status: 401, code: "auth_failed", message: "No.", hint: "Again.", field: "api_key" }],
      },
    ],
  },
} as const;

/** A copy with other values at dotted paths; `undefined` takes the member away. */
export function sampleWith(changes: Readonly<Record<string, unknown>>): unknown {
  const copy = structuredClone(sample) as unknown as Record<string, unknown>;
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    let place: Record<string, unknown> = copy;
    for (const key of keys) place = place[key] as Record<string, unknown>;
    if (value === undefined) delete place[last];
    else Object.defineProperty(place, last, { value, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}
