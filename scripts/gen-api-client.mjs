// Writes lib/api-client, the typed client of the REST API, from the API's document.
import path from "node:path";
import { generateApiClient } from "./steps/generate-api-client.mjs";
import { root } from "./steps/project.mjs";

await generateApiClient({ folder: path.join(root, "lib/api-client") });
