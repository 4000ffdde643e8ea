import type { Call } from "./call-of";

/** A call by the typed client, as a file that runs. */
export function typescriptSample({ id, call }: { readonly id: string; readonly call: Call }): string {
  const { inPath, query, body } = call;
  const options = [
    "client",
    ...(Object.keys(inPath).length === 0 ? [] : [`path: ${literal(inPath)}`]),
    ...(Object.keys(query).length === 0 ? [] : [`query: ${literal(query)}`]),
    ...(body === undefined ? [] : [`body: ${literal(body)}`]),
  ];
  return `import { createClient } from "./api-client/client/index.ts";
import { ${id} } from "./api-client/index.ts";

const client = createClient({
  baseUrl: String(process.env.LATCHKEY_URL),
  auth: String(process.env.LATCHKEY_API_KEY),
});
const { data, error } = await ${id}({
${options.map((option) => `  ${option},`).join("\n")}
});
console.log(data ?? error);`;
}

/** JSON with the names unquoted that need no quotes. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replaceAll(/^(\s*)"([A-Za-z_]\w*)":/gm, "$1$2:")
    .replaceAll("\n", "\n  ");
}
