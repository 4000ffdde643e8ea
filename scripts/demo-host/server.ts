/**
 * A host page as the engineer of a SaaS product would write it, on an origin of its own: Node, and the typed
 * client of Latchkey's API in lib/api-client. Everything Latchkey asks of a host stands in this folder.
 *
 * Environment: DEMO_PORT (4000), LATCHKEY_URL (http://localhost:3000), LATCHKEY_API_KEY (`lk_…`),
 * LATCHKEY_DEMO_POSTGRES (`0` hides the throw-away database).
 */
import { createServer } from "node:http";
import { answerRequest } from "./answer-request.ts";
import { createDemoDatabase } from "./demo-database.ts";
import { readSettings } from "./settings.ts";

const settings = readSettings(process.env);
const database = createDemoDatabase({ wanted: settings.demoDatabase });
const server = createServer((request, response) => {
  void answerRequest({ request, response, settings, database });
});

server.on("error", (error: NodeJS.ErrnoException) => {
  const taken = error.code === "EADDRINUSE";
  console.error(
    taken
      ? `Port ${settings.port} is taken by another program: stop it, or set DEMO_PORT to another port.`
      : `The demo host cannot listen on port ${settings.port} (${error.code}).`,
  );
  process.exit(1);
});
server.listen(settings.port, "127.0.0.1", () => console.log(`Demo host page: ${settings.origin}`));

let stopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    server.close();
    server.closeAllConnections();
    database.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
