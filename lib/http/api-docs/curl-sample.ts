import type { Call } from "./call-of";

/** A call as a shell runs it. */
export function curlSample({ method, path, query, body }: Call): string {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const address = search.size === 0 ? path : `${path}?${search}`;
  const lines = [
    `curl -fsS ${method === "GET" ? "" : `-X ${method} `}"$LATCHKEY_URL${address}"`,
    `  -H "Authorization: Bearer $LATCHKEY_API_KEY"`,
  ];
  if (body !== undefined) {
    lines.push(`  -H "Content-Type: application/json"`);
    lines.push(`  -d '${JSON.stringify(body, null, 2).replaceAll("'", "'\\''")}'`);
  }
  return lines.join(" \\\n");
}
