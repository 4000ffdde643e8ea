/** The first calls of a host's engineer, as the documentation shows them. All of it runs as it stands. */
export const quickStart = {
  curl: `# What can be connected
curl -fsS "$LATCHKEY_URL/api/v1/destination-types?search=postgres" \\
  -H "Authorization: Bearer $LATCHKEY_API_KEY"

# A one-time token for your page, which opens the capture frame with it
curl -fsS -X POST "$LATCHKEY_URL/api/v1/link-sessions" \\
  -H "Authorization: Bearer $LATCHKEY_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"recipient":{"externalId":"customer-42"},"destinationTypes":["postgres"],"allowedOrigins":["https://app.example.com"]}'

# What your customers have connected
curl -fsS "$LATCHKEY_URL/api/v1/connections?limit=10" \\
  -H "Authorization: Bearer $LATCHKEY_API_KEY"`,

  typescript: `import { createClient } from "./api-client/client/index.ts";
import { createLinkSession, listConnections } from "./api-client/index.ts";

const client = createClient({
  baseUrl: String(process.env.LATCHKEY_URL),
  auth: String(process.env.LATCHKEY_API_KEY),
});

// A one-time token for your page, which opens the capture frame with it
const session = await createLinkSession({
  client,
  body: {
    recipient: { externalId: "customer-42" },
    destinationTypes: ["postgres"],
    allowedOrigins: ["https://app.example.com"],
  },
});
if (session.error) throw new Error(JSON.stringify(session.error));
console.log(session.data.token);

// What your customers have connected
const { data } = await listConnections({ client, query: { limit: 10 } });
for (const connection of data?.connections ?? []) {
  console.log(connection.name, connection.status);
}`,
} as const;
