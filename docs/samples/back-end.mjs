// A whole back end in Node, without a framework: node back-end.mjs
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

const { LATCHKEY_URL, LATCHKEY_API_KEY, APP_ORIGIN, PORT = "4000" } = process.env;

async function latchkey(path, body) {
  const response = await fetch(`${LATCHKEY_URL}/api/v1${path}`, {
    method: body ? "POST" : "GET",
    headers: { authorization: `Bearer ${LATCHKEY_API_KEY}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`Latchkey answered ${response.status}`);
  return response.json();
}

const server = createServer(async (request, response) => {
  const answer = (status, body) => response.writeHead(status).end(JSON.stringify(body));
  try {
    // Your own sign-in says who this is.
    const recipient = { externalId: "customer-42" };
    if (request.method === "POST" && request.url === "/api/link-token") {
      const { connectionId } = JSON.parse((await text(request)) || "{}");
      const { token } = await latchkey("/link-sessions", {
        recipient,
        allowedOrigins: [APP_ORIGIN],
        // To mend one, as the status badge asks: Latchkey refuses a connection of another recipient.
        ...(connectionId ? { mode: "reauthorize", connectionId } : { destinationTypes: ["postgres"] }),
      });
      return answer(200, { token });
    }
    const id = /^\/api\/connections\/([\w-]+)$/.exec(request.url ?? "")?.[1];
    if (id) return answer(200, await latchkey(`/connections/${id}`));
    return answer(404, { error: "There is nothing here." });
  } catch (error) {
    console.error(error);
    return answer(502, { error: "That did not work." });
  }
});
server.listen(Number(PORT), () => console.log(`Listening on port ${server.address().port}`));
