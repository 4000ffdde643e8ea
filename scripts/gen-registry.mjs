// Writes lib/connectors/registry.generated.ts: every folder of lib/connectors that has a connector.ts.
// `node scripts/gen-registry.mjs` writes it, `--check` exits 1 when the file is stale.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../lib/connectors/", import.meta.url);
const target = new URL("registry.generated.ts", folder);

const ids = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/connector.ts`, folder)))
  .map((entry) => entry.name)
  .sort();

for (const id of ids) {
  if (!/^[a-z][a-z0-9_]*$/.test(id))
    fail(`lib/connectors/${id}: a connector's folder is named like its id, in snake_case`);
}

const text = `// Written by scripts/gen-registry.mjs. Do not edit: run \`node scripts/gen-registry.mjs\`.
${ids.map((id) => `import { schema as ${id} } from "./${id}/schema";`).join("\n")}
import type { Connector, ConnectorSchema } from "./types";

/** Every destination type, by id. Data only: safe anywhere. */
export const connectorSchemas: readonly ConnectorSchema[] = [
${ids.map((id) => `  ${id},`).join("\n")}
];

/** Drivers load with their connector and not before. */
const loaders: ReadonlyMap<string, () => Promise<{ readonly default: Connector }>> = new Map([
${ids.map((id) => `  ["${id}", () => import("./${id}/connector")],`).join("\n")}
]);

/** The connector of a destination type, or undefined where there is none. */
export async function loadConnector(id: string): Promise<Connector | undefined> {
  return (await loaders.get(id)?.())?.default;
}
`;

if (process.argv.includes("--check")) {
  const current = existsSync(target) ? readFileSync(target, "utf8") : "";
  if (current !== text)
    fail("lib/connectors/registry.generated.ts is stale: run `node scripts/gen-registry.mjs`");
} else {
  writeFileSync(target, text);
  console.log(`${fileURLToPath(target)}: ${ids.length} connectors`);
}

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
