import { globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createClient } from "@hey-api/openapi-ts";
import { root } from "./project.mjs";

/**
 * Writes the typed client of the REST API into a folder, which is emptied first. It needs nothing but `fetch`,
 * and Node runs it as it is: its imports name their files in full.
 */
export async function generateApiClient({ folder }) {
  await createClient({
    input: path.join(root, "lib/http/openapi/openapi.generated.json"),
    output: {
      path: folder,
      clean: true,
      fileName: { suffix: ".generated" },
      module: { extension: ".ts" },
    },
    plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
    logs: { level: "silent" },
  });
  // Its inner calls are not written for exactOptionalPropertyTypes; what they export is typed all the same.
  for (const file of globSync("{client,core}/*.generated.ts", { cwd: folder })) {
    const place = path.join(folder, file);
    writeFileSync(place, `// @ts-nocheck\n${readFileSync(place, "utf8")}`);
  }
}
